"""Strangers and what they send: a form that was opened a while ago, on a page of ours."""

import datetime

import time_machine
from django.utils import timezone

from foundation.strangers import tokens

HERE = {"origin": "http://testserver", "sec-fetch-site": "same-origin"}


def token_of(name, age=60):
    """Return a token of the form ``name`` that was issued ``age`` seconds ago."""
    with time_machine.travel(timezone.now() - datetime.timedelta(seconds=age), tick=False):
        return tokens.issue(name)


def send(client, path, name, fields, *, headers=HERE, token=None):
    """Send a form of strangers as a browser does, and give the answer."""
    token = token_of(name) if token is None else token
    return client.post(path, {"token": token, **fields}, headers=headers)

"""No address of the desk answers without a second factor, whatever asks."""

import re

import pytest
from django.http import HttpResponse
from django.urls import get_resolver, resolve

from foundation.accounts.middleware import SecondFactorMiddleware
from tests.foundation.accounts.desk_addresses import patterns

# Signing out needs no second factor.
OPEN = {"wagtailadmin_logout"}


def every_path():
    """Return each address with some word for each of its parts."""
    for pattern, name in patterns(get_resolver().url_patterns):
        if pattern.startswith("admin/") and name and name not in OPEN:
            path = re.sub(r"\(\?P<\w+>[^()]*(?:\([^()]*\)[^()]*)*\)", "1", pattern)
            path = re.sub(r"<(?:\w+:)?\w+>", "1", path)
            yield "/" + re.sub(r"\^|\$|\\|\.\*|:", "", path)


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options"])
def test_a_password_alone_opens_no_address(rf, author, method, monkeypatch):
    monkeypatch.setattr(
        "foundation.accounts.middleware.render", lambda *args, **kwargs: HttpResponse(status=403)
    )
    door = SecondFactorMiddleware(lambda request: HttpResponse("inside"))
    paths = list(every_path())
    assert len(paths) > 400
    wrong = {}
    for path in paths:
        request = getattr(rf, method)(path)
        request.user, request.session = author, {}
        request.resolver_match = resolve(path)
        answer = door.process_view(request, *request.resolver_match)
        led_away = answer is not None and answer.get("location", "").startswith("/nalog/")
        if not (led_away or (answer is not None and answer.status_code == 403)):
            wrong[path] = answer
    assert wrong == {}


def test_nobody_unknown_is_answered(client, db, monkeypatch):
    monkeypatch.setattr("foundation.views.render", lambda *args, **kwargs: HttpResponse(status=404))
    wrong = {}
    for path in every_path():
        answer = client.get(path)
        led_away = answer.status_code == 302 and answer["location"].startswith("/nalog/")
        if not (led_away or answer.status_code in (403, 404)):
            wrong[path] = answer.status_code
    # The words of the desk's scripts and its drawings, which anybody can read in Wagtail.
    assert wrong == {"/admin/jsi18n/": 200, "/admin/sprite/": 200}

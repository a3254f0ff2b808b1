"""What the operator of a site does about accounts."""

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from foundation.accounts import second_factor
from tests.factories.accounts import App, enter_desk


def test_a_lost_device_is_reset_and_every_session_ends(client, author):
    App(author)
    enter_desk(client, author)
    call_command("reset_second_factor", author.email.upper())
    author.refresh_from_db()
    assert not second_factor.is_set_up(author)
    assert not author.has_usable_password()
    assert client.get("/admin/")["location"].startswith("/nalog/prijava/")
    assert [message.to for message in mail.outbox] == [[author.email]]


def test_an_unknown_address_is_told(db):
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "nobody@example.org")

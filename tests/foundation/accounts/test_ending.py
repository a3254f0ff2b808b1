"""A session ends when its owner says so or is gone, and by nobody else's doing."""

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from foundation.accounts import idle
from tests.factories.accounts import enter_desk

MINUTE = 60


@pytest.fixture
def desk(client, author):
    return enter_desk(client, author)


def is_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("name", ["wagtailadmin_logout", "account_logout"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_link_or_a_picture_signs_nobody_out(desk, name, method):
    answer = getattr(desk, method)(reverse(name))
    kept = answer.cookies.get(settings.SESSION_COOKIE_NAME)
    assert kept is None or kept.value
    assert is_in(desk)


@pytest.mark.parametrize("name", ["wagtailadmin_logout", "account_logout"])
def test_the_button_signs_out(desk, name):
    desk.post(reverse(name))
    assert desk.get(reverse("wagtailadmin_home"))["location"].startswith(reverse("account_login"))


@pytest.mark.parametrize(("minutes", "stays"), [(59, True), (61, False)])
def test_who_is_gone_for_an_hour_is_signed_out(desk, minutes, stays):
    with time_machine.travel(0, tick=False) as clock:
        session = desk.session
        session[idle.SEEN] = 0
        session.save()
        clock.shift(minutes * MINUTE)
        desk.get(reverse("wagtailadmin_home"))
        assert is_in(desk) == stays


def test_who_is_there_stays(desk):
    with time_machine.travel(0, tick=False) as clock:
        session = desk.session
        session[idle.SEEN] = 0
        session.save()
        for _visit in range(4):
            clock.shift(40 * MINUTE)
            desk.get(reverse("wagtailadmin_home"))
        assert is_in(desk)


def test_an_open_editor_that_nobody_sits_at_does_not_keep_the_session(rf, desk):
    request = rf.post("/admin/editing-sessions/ping/wagtailcore/page/1/1/")
    assert idle._comes_by_itself(request)
    assert not idle._comes_by_itself(rf.get("/admin/"))


def test_readers_get_no_session(client, site):
    answer = client.get("/")
    assert not answer.cookies

"""The desk's own path and host."""

import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, get_resolver

from config.settings.environment import TAKEN, desk_place, env
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import make_site


@pytest.fixture
def given(monkeypatch):
    def give(**variables):
        for name, value in variables.items():
            monkeypatch.setitem(env.ENVIRON, name, value)
        return desk_place()

    return give


def test_it_is_at_admin_on_every_host_unless_told_otherwise(given):
    assert given() == ("admin/", "")
    assert given(ADMIN_PATH="/urednici/", ADMIN_HOST="Desk.example") == (
        "urednici/",
        "desk.example",
    )


@pytest.mark.parametrize("path", ["", "a/b", "Урадници", "..", "pretraga", "static", "a b"])
def test_a_path_that_would_hide_the_site_is_refused(given, path):
    with pytest.raises(ImproperlyConfigured):
        given(ADMIN_PATH=path)


def first_words(patterns, path=""):
    """Return the first word of every address, as far as it is the same in all."""
    found = set()
    for entry in patterns:
        here = path + str(entry.pattern).lstrip("^")
        if "/" in here or isinstance(entry, URLPattern):
            found.add(here.split("/")[0])
        else:
            found |= first_words(entry.url_patterns, here)
    return {word for word in found if re.fullmatch(r"[a-z][a-z-]*", word)}


def test_what_is_taken_is_known():
    assert first_words(get_resolver().url_patterns) - {"admin"} <= TAKEN


@pytest.mark.django_db
def test_another_host_knows_no_desk(client, settings):
    make_site()
    settings.DESK_HOST = "desk.example"
    settings.ALLOWED_HOSTS = ["testserver", "desk.example"]
    desk = enter_desk(client, make_account("administrator"))
    for path in ("/admin/", "/admin/login/", "/admin/pages/", "/admin/logout/", "/admin/nema/"):
        for method in ("get", "post", "head", "options"):
            assert getattr(desk, method)(path).status_code == 404, (method, path)
    # Without its slash it answers as whatever is not there: a 404 at once would tell of it.
    for path in ("/admin", "/admin/login"):
        there, nothing = desk.get(path), desk.get(path.replace("admin", "nemas"))
        assert there.status_code == nothing.status_code == 301
        assert there.headers["Location"] == f"{path}/"
    assert desk.get("/admin", headers={"host": "desk.example"}).headers["Location"] == "/admin/"
    assert desk.get("/admin/", headers={"host": "desk.example"}).status_code == 200
    assert desk.get("/admin/", headers={"host": "desk.example:443"}).status_code == 200

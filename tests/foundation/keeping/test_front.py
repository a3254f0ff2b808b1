"""What answers before Django begins says what Django would, to whom it would, and nothing old."""

import gzip
import importlib
import sys
import time
from threading import local

import pytest
from django.conf import settings as configured
from django.core.handlers.wsgi import WSGIHandler
from django.db import DatabaseError, connection, connections
from django.test import RequestFactory
from django.urls import clear_script_prefix

from foundation import generation
from foundation.keeping.front import KeptPages
from tests.factories.pages import NewsPageFactory, make_site

pytestmark = pytest.mark.django_db
# Where a server stands changes nothing.
OWN = {"X-Kept"}


@pytest.fixture
def news(db):
    return NewsPageFactory(parent=make_site(), title="Вест", slug="vest")


@pytest.fixture
def front(reader, news, monkeypatch):
    """A server whose page is kept, and how often it went the long way."""
    # A server's connection is in no transaction between requests; a test's is.
    monkeypatch.setattr(connection, "close_if_unusable_or_obsolete", lambda: None)
    yield Front()
    # A server sets it anew for each request; a test client goes on with what it finds.
    clear_script_prefix()


class Front:
    """Asks the site as a server does, and counts what Django itself was asked."""

    def __init__(self):
        self.asked_django = 0
        self.django = WSGIHandler()
        self.application = KeptPages(self.behind)

    def behind(self, environ, start_response):
        self.asked_django += 1
        return self.django(environ, start_response)

    def get(self, path="/vest/", **environ):
        """Return status, headers and body of what is answered."""
        given = {**RequestFactory(SERVER_NAME="localhost").get(path).environ, **environ}
        said = []
        body = self.application(given, lambda status, headers: said.append((status, headers)))
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        generation.forget_request()
        status, headers = said[0]
        return status, dict(headers), content


def test_it_answers_as_django_does_and_asks_it_once(front):
    made, kept = front.get(), front.get()
    assert front.asked_django == 1
    assert made[0] == kept[0] == "200 OK"
    assert made[2] == kept[2]
    assert "Вест".encode() in kept[2]
    assert {name: value for name, value in made[1].items() if name not in OWN} == {
        name: value for name, value in kept[1].items() if name not in OWN
    }
    assert (made[1]["X-Kept"], kept[1]["X-Kept"]) == ("miss", "hit")


def test_it_packs_for_whoever_takes_that(front):
    plain = front.get()
    _status, headers, body = front.get(HTTP_ACCEPT_ENCODING="gzip, br")
    assert front.asked_django == 1
    assert headers["Content-Encoding"] == "gzip"
    assert int(headers["Content-Length"]) == len(body)
    assert gzip.decompress(body) == plain[2]


@pytest.mark.parametrize(
    "more",
    [
        {"QUERY_STRING": "x=1"},
        {"HTTP_AUTHORIZATION": "Bearer x"},
        {"HTTP_COOKIE": f"a=b; {configured.SESSION_COOKIE_NAME}=nonsense"},
        {"HTTP_IF_NONE_MATCH": '"x"'},
        {"HTTP_IF_MODIFIED_SINCE": "Sat, 29 Oct 1994 19:43:31 GMT"},
        {"HTTP_HOST": "127.0.0.1"},
        {"wsgi.url_scheme": "https"},
        {"REQUEST_METHOD": "HEAD"},
        {"REQUEST_METHOD": "POST"},
        {"PATH_INFO": "/vest/\xd1\x88/"},
        {"SCRIPT_NAME": "/x"},
    ],
    ids=str,
)
def test_whoever_asks_for_more_goes_the_long_way(front, more):
    front.get()
    front.get(**more)
    assert front.asked_django == 2


def test_a_tag_is_still_good(front):
    tag = front.get()[1]["ETag"]
    status, _headers, body = front.get(HTTP_IF_NONE_MATCH=tag)
    assert (status[:3], body) == ("304", b"")


def test_a_change_is_seen_at_once(front, news):
    front.get()
    news.title = "Друга"
    news.save_revision().publish()
    _status, headers, body = front.get()
    assert headers["X-Kept"] == "miss"
    assert "Друга".encode() in body


def test_nothing_is_kept_beyond_its_time(front, monkeypatch):
    front.get()
    later = time.monotonic() + 3600
    monkeypatch.setattr("foundation.keeping.front.time.monotonic", lambda: later)
    assert front.get()[1]["X-Kept"] == "miss"


def test_a_proxy_is_believed_as_django_believes_it(front, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    front.get()
    assert front.get(HTTP_X_FORWARDED_PROTO="https")[1]["X-Kept"] == "miss"
    assert front.get(HTTP_X_FORWARDED_PROTO="https")[1]["X-Kept"] == "hit"
    assert front.get(HTTP_X_FORWARDED_PROTO="http")[1]["X-Kept"] == "hit"


def test_without_its_database_it_leaves_the_answer_to_django(front, monkeypatch):
    front.get()

    def gone():
        raise DatabaseError

    monkeypatch.setattr(generation, "_read_number", gone)
    monkeypatch.setattr(front, "django", lambda environ, start: [start("503 Gone", [])] and [b""])
    assert front.get()[0] == "503 Gone"


def test_a_server_that_answered_is_asked_once_a_second_whether_it_is_there(front, monkeypatch):
    asked = []
    server = connections["default"]

    def begin():
        server.health_check_done = False

    monkeypatch.setattr("foundation.keeping.front._heard", local())
    monkeypatch.setattr(server, "close_if_unusable_or_obsolete", begin)
    monkeypatch.setattr(server, "health_check_enabled", True)
    monkeypatch.setattr(server, "is_usable", lambda: not asked.append("?"))
    front.get()
    asked.clear()
    for _reader in range(3):
        assert front.get()[1]["X-Kept"] == "hit"
    assert asked == ["?"]
    now = time.monotonic() + 2
    monkeypatch.setattr("foundation.keeping.front.time.monotonic", lambda: now)
    assert front.get()[1]["X-Kept"] == "hit"
    assert asked == ["?", "?"]


@pytest.mark.parametrize(
    ("middleware", "answers"),
    [
        (["foundation.keeping.middleware.KeptPagesMiddleware", "other"], True),
        # Behind nginx each answer says on its way out what may be done with it.
        (["foundation.keeping.nginx.EdgeMiddleware", "other"], False),
    ],
)
def test_it_stands_where_nothing_else_does(settings, monkeypatch, middleware, answers):
    monkeypatch.setattr("django.core.wsgi.get_wsgi_application", lambda: "Django")
    monkeypatch.delitem(sys.modules, "config.wsgi", raising=False)
    settings.MIDDLEWARE = middleware
    application = importlib.import_module("config.wsgi").application
    monkeypatch.delitem(sys.modules, "config.wsgi")
    assert isinstance(application, KeptPages) is answers

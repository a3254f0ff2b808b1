"""However a search server misbehaves, the database answers in its place, and says so."""

import contextlib
import json
import re
import socket
import threading
from contextlib import closing

import pytest
from modelsearch.backends import get_search_backend

from search import away, engines, outbox, reindexing
from search.backends import elasticsearch
from search.models import Entry
from search.query import search

HEAD = (
    "HTTP/1.1 {} OK\r\nX-elastic-product: Elasticsearch\r\nContent-Type: application/json\r\n"
    "Content-Length: {}\r\n\r\n"
)
WHOLE = {"count": 1_000}
RED = {"error": {"type": "search_phase_execution_exception", "reason": "all shards failed"}}
NO_ALIAS = {"error": {"type": "index_not_found_exception", "reason": "no such index"}}
CONFLICT = {"error": {"type": "query_shard_exception", "reason": "failed to find field"}}


def said(status, body):
    content = json.dumps(body)
    return (HEAD.format(status, len(content)) + content).encode()


# What is answered to a search, after an index that counts as whole.
ANSWERS = {
    "too many requests": said(429, RED),
    "not there for now": said(503, {"error": "unavailable"}),
    "a red index": said(503, RED),
    "no alias": said(404, NO_ALIAS),
    "another mapping": said(400, CONFLICT),
    "broken inside": said(500, {"error": "boom"}),
    "nonsense": said(200, {}),
    "half of what was asked": said(200, {"hits": {"hits": []}}),
    "a list": said(200, [{"count": 1}]),
    "no JSON": (HEAD.format(200, 6) + "<html>").encode(),
    "half an answer": (HEAD.format(200, 900) + '{"hits"').encode(),
    "another server": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    "no HTTP": b"220 smtp.example.org ready\r\n",
    "nothing": b"",
}

FACETS = ("kind", "year", "format", "topics", "sectors", "audiences")
# It may be asked for how much it holds first, if it was too slow to say so before.
WELL = said(
    200,
    {
        "hits": {"total": {"value": 0}, "hits": []},
        "aggregations": {name: {"values": {"buckets": []}} for name in FACETS},
        **WHOLE,
    },
)


class Server:
    """Answers one question after the other by what it is told; ``drip`` sends a byte at a time."""

    def __init__(self):
        self.answer, self.drip, self.asked = said(200, {}), None, 0
        self.count = said(200, WHOLE)
        self.stopped = threading.Event()
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.listening.getsockname()[1]}"
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self):
        with contextlib.suppress(OSError):
            while True:
                connection = self.listening.accept()[0]
                threading.Thread(target=self._talk, args=[connection], daemon=True).start()

    def _talk(self, connection):
        with contextlib.suppress(OSError), closing(connection):
            while head := _head_of_request(connection):
                self.asked += 1
                if b"/_count" in head:
                    connection.sendall(self.count)
                elif self.drip:
                    self._drip(connection)
                else:
                    connection.sendall(self.answer)
                    if not self.answer.startswith(b"HTTP/1.1") or b"900" in self.answer:
                        return

    def _drip(self, connection):
        while not self.stopped.wait(self.drip):
            connection.sendall(b"H")

    def close(self):
        self.stopped.set()
        self.listening.close()


def _head_of_request(connection):
    """Read one whole question, and return its head: what was left of one would be answered as the
    next.
    """
    read, length = b"", 0
    while b"\r\n\r\n" not in read or len(read.partition(b"\r\n\r\n")[2]) < length:
        part = connection.recv(1 << 16)
        if not part:
            return b""
        read += part
        told = re.search(rb"content-length: (\d+)", read, re.IGNORECASE)
        length = int(told[1]) if told else 0
    return read.partition(b"\r\n\r\n")[0]


def backends(*addresses):
    """Return the settings with which the site's engine is at these addresses."""
    return {
        "default": {"BACKEND": "search.backends.sqlite"},
        "site": {
            "BACKEND": "search.backends.elasticsearch",
            "URLS": list(addresses),
            "INDEX_PREFIX": "bad_",
            "AUTO_UPDATE": False,
        },
    }


@pytest.fixture
def server(settings, make_page, monkeypatch):
    """A server that is the site's engine, one page, and nobody who tells it anything."""
    monkeypatch.setattr(outbox, "deliver", lambda engine, at_once=False: False)
    monkeypatch.setattr(reindexing, "refill_soon", lambda: None)
    monkeypatch.setattr(elasticsearch.SearchBackend, "PATIENCE", 0.2)
    server = Server()
    settings.WAGTAILSEARCH_BACKENDS = backends(server.address)
    engines.forget_state()
    make_page("Обука полиције")
    yield server
    server.close()


def test_whatever_the_server_answers_the_database_does(server, nobody):
    for name, answer in ANSWERS.items():
        server.answer = answer
        engines.forget_state()
        before = server.asked
        found = search("obuka", nobody, "sr")
        assert (found.total, found.is_simple) == (1, True), name
        assert server.asked > before, name


def test_a_server_that_cannot_say_how_much_it_holds_is_not_asked_more(server, nobody):
    for name in ("nonsense", "a list", "half of what was asked", "nothing"):
        server.count = ANSWERS[name]
        engines.forget_state()
        found = search("obuka", nobody, "sr")
        assert (found.total, found.is_simple) == (1, True), name


def test_a_server_that_drips_is_not_listened_to_for_long(server, nobody):
    # Each byte is in time; without an end to it all, this test would not end either.
    server.drip = 0.02
    found = search("obuka", nobody, "sr")
    assert (found.total, found.is_simple) == (1, True)
    assert away.is_left_alone(away.READING)


def test_patience_is_for_all_that_is_asked(server):
    backend = get_search_backend("site")
    with away.patience(0), pytest.raises(backend.AWAY):
        backend.search("obuka", Entry.objects.all()).count()


def test_when_it_is_itself_again_it_answers(server, nobody, monkeypatch):
    server.answer = ANSWERS["a red index"]
    assert search("obuka", nobody, "sr").is_simple
    # Not before some seconds are over.
    server.answer = said(200, {"hits": {"total": {"value": 0}, "hits": []}, "aggregations": {}})
    assert search("obuka", nobody, "sr").is_simple
    away.forget()
    server.answer = WELL
    # However slow this machine is.
    monkeypatch.setattr(elasticsearch.SearchBackend, "PATIENCE", 30.0)
    assert not search("obuka", nobody, "sr").is_simple


@pytest.fixture(params=["is down", "hangs"])
def other(request):
    """The address of a node that doesn't answer."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        if request.param == "hangs":
            yield address
            return
    yield address


def test_of_two_nodes_one_is_enough(server, other, nobody, settings, monkeypatch):
    server.answer = WELL
    # However slow this machine is.
    monkeypatch.setattr(elasticsearch.SearchBackend, "PATIENCE", 2.0)
    settings.WAGTAILSEARCH_BACKENDS = backends(server.address, other)
    # They are asked in turn, and the first of them is drawn by lot.
    for _ in range(3):
        engines.forget_state()
        assert not search("obuka", nobody, "sr").is_simple

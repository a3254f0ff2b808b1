"""While the engine is away, slow or not filled the database answers; nothing is lost meanwhile."""

import socket
import threading
import time
from contextlib import closing

import pytest
from modelsearch.backends import get_search_backend
from wagtail.models import Page

from search import engines, outbox, reindexing
from search.backends.elasticsearch import PATIENCE
from search.models import Entry, Waiting
from search.query import search

DATABASE = {"BACKEND": "search.backends.sqlite"}


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Run what waits for the commit; no engine is asked to take note."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def server(settings):
    """Make some address the engine's; the database stands in."""

    def use(address, prefix="nowhere_"):
        settings.WAGTAILSEARCH_BACKENDS = {
            "default": DATABASE,
            "site": {
                "BACKEND": "search.backends.elasticsearch",
                "URLS": [address],
                "INDEX_PREFIX": prefix,
                "AUTO_UPDATE": False,
            },
        }
        engines.forget_state()

    return use


@pytest.fixture
def nobody_listens():
    with closing(socket.socket()) as reserved:
        reserved.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{reserved.getsockname()[1]}"


@pytest.fixture
def never_answers():
    """An address that takes connections and says nothing, and the connections it took."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        taken = []

        def take():
            try:
                while True:
                    taken.append(listening.accept())
            except OSError:
                return

        threading.Thread(target=take, daemon=True).start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", taken


@pytest.fixture
def quiet(make_page, monkeypatch):
    """A page that the engine is not told of: what is told waits."""
    monkeypatch.setattr(outbox, "deliver", lambda engine, at_once=False: False)
    monkeypatch.setattr(reindexing, "refill_soon", lambda: None)
    return make_page


def test_the_database_answers_and_says_so(server, quiet, client, nobody_listens, english):
    server(nobody_listens)
    quiet("Обука полиције")
    response = client.get("/pretraga/", {"q": "obuka"})
    assert "Обука</mark> полиције" in response.text
    assert response.context["results"].is_simple


def test_a_server_that_hangs_is_waited_for_once(server, quiet, nobody, never_answers):
    address, taken = never_answers
    quiet("Обука полиције")
    server(address)
    # A test is not about time: what a reader waits is this, and once.
    assert PATIENCE < 1
    for _ in range(3):
        found = search("obuka", nobody, "sr")
        assert (found.total, found.is_simple) == (1, True)
    assert len(taken) == 1


def test_an_editor_does_not_wait_for_a_server_that_hangs(
    server, make_page, committed, never_answers, monkeypatch
):
    asked = []
    monkeypatch.setattr(outbox, "deliver_soon", lambda: asked.append("worker"))
    address, taken = never_answers
    server(address)
    first, second = make_page("Обука"), make_page("Извештај")
    with committed():
        first.save()
        second.save()
    # One short attempt, and no second one while it is left alone: the worker tells it.
    assert len(taken) == 1
    assert asked
    waiting = set(Waiting.objects.filter(engine="site").values_list("entry_pk", flat=True))
    assert waiting == set(Entry.objects.values_list("pk", flat=True))
    assert not Waiting.objects.exclude(engine="site").exists()
    # The desk searches in the database, whatever happens to the readers' engine.
    assert [page.title for page in Page.objects.search("obuke")] == ["Обука"]


@pytest.mark.needs("elasticsearch")
def test_what_was_published_meanwhile_is_in_the_index_afterwards(
    server, make_page, nobody, nobody_listens
):
    from tests.plugins.services import find

    prefix = f"outbox_{time.monotonic_ns()}_"
    server(find("elasticsearch"), prefix)
    reindexing.reindex("site")
    server(nobody_listens, prefix)
    page = make_page("Обука")
    assert Waiting.objects.filter(engine="site").exists()
    assert search("obuka", nobody, "sr").is_simple
    server(find("elasticsearch"), prefix)
    outbox.deliver_all()
    found = search("obuka", nobody, "sr")
    assert (found.total, found.is_simple) == (1, False)
    assert not Waiting.objects.exists()
    entry = Entry.objects.get(object_id=str(page.pk))
    outbox.take_away([entry.pk])
    entry.delete()
    outbox.deliver_all()
    assert search("obuka", nobody, "sr").total == 0
    _remove(prefix)


@pytest.mark.needs("elasticsearch")
def test_an_index_that_is_missing_or_half_full_does_not_answer_and_is_filled(
    server, make_page, nobody
):
    from tests.plugins.services import find

    prefix = f"half_{time.monotonic_ns()}_"
    for number in range(4):
        make_page(f"Обука {number}")
    server(find("elasticsearch"), prefix)
    # The task that refills it runs at once in tests; readers of this search still get the database.
    assert search("obuka", nobody, "sr").is_simple
    engines.forget_state()
    found = search("obuka", nobody, "sr")
    assert (found.total, found.is_simple) == (4, False)
    _remove(prefix)


def _remove(prefix):
    backend = get_search_backend("site")
    for name in backend.es.indices.get(index=f"{prefix}*"):
        backend.es.indices.delete(index=name)

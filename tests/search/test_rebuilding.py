"""Whatever stands where the index of a server should be, filling it ends well."""

from uuid import uuid4

import pytest
from modelsearch.backends import get_search_backend

from search import engines, reindexing
from search.backends import elasticsearch
from search.models import Entry, Waiting
from tests.plugins.services import find

pytestmark = pytest.mark.needs("elasticsearch")


@pytest.fixture
def engine(settings, make_page):
    """An Elasticsearch that holds nothing yet beside the database, and one page to find."""
    prefix = f"rebuilding_{uuid4().hex}_"
    settings.WAGTAILSEARCH_BACKENDS = {
        "default": {"BACKEND": "search.backends.sqlite"},
        "site": {
            "BACKEND": "search.backends.elasticsearch",
            "URLS": [find("elasticsearch")],
            "INDEX_PREFIX": prefix,
            "ATOMIC_REBUILD": True,
            "AUTO_UPDATE": False,
        },
    }
    engines.forget_state()
    backend = get_search_backend("site")
    yield backend
    for name in backend.es.indices.get(index=f"{prefix}*"):
        backend.es.indices.delete(index=name)


def indices(engine):
    return engine.es.indices.get(index=f"{name_of(engine)}*")


def name_of(engine):
    return engine.get_index_for_model(Entry).name


def answers(nobody):
    """Whether the server, and not the database, finds the page."""
    engines.forget_state()
    found, stood_in = engines.answer(lambda backend: len(backend.search("kolo", Entry)))
    return found == 1 and not stood_in


def test_a_change_told_too_early_makes_no_index(engine, make_page, nobody):
    make_page("Kolo")
    assert not indices(engine)
    assert Waiting.objects.filter(engine="site").exists()
    reindexing.reindex("site")
    assert not Waiting.objects.exists()
    assert answers(nobody)


def test_an_index_of_another_mapping_under_the_name_gives_way(engine, make_page, nobody):
    make_page("Kolo")
    engine.es.index(index=name_of(engine), document={"title": 1, "kind_filter": "old"})
    for _ in range(2):
        reindexing.reindex("site")
        assert answers(nobody)
        assert len(indices(engine)) == 1


def test_two_that_end_at_once_leave_one_index(engine, make_page, nobody):
    make_page("Kolo")
    reindexing.reindex("site")
    both = [engine.rebuilder_class(engine.get_index_for_model(Entry)) for _ in range(2)]
    for rebuilder in both:
        index = rebuilder.start()
        index.add_model(Entry)
        index.add_items(Entry, list(Entry.get_indexed_objects()))
    looked = both[1]._outdated
    # The second has looked already when the first takes the old index away.
    before = looked()
    both[0].finish()
    told = iter([before])
    both[1]._outdated = lambda: next(told, None) or looked()
    both[1].finish()
    assert list(indices(engine)) == [both[1].index.name]
    assert answers(nobody)


def test_what_a_stopped_filling_left_behind_goes_and_a_running_one_stays(
    engine, make_page, monkeypatch
):
    make_page("Kolo")
    left = engine.rebuilder_class(engine.get_index_for_model(Entry)).start()
    reindexing.reindex("site")
    assert left.name in indices(engine)
    monkeypatch.setattr(elasticsearch, "LEFT_BEHIND", -elasticsearch.LEFT_BEHIND)
    reindexing.reindex("site")
    assert left.name not in indices(engine)

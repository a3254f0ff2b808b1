"""After an update the site brings its index up to date by itself."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.cache import cache
from modelsearch.backends import get_search_backend

from foundation import generation
from foundation.daily import _tasks
from foundation.health.parts import NotWellError
from search import edition, engines, reindexing, tallying
from search.models import Edition, Entry, QueryTally

look = _tasks["the index after an update"]


@pytest.fixture
def filled(make_page, monkeypatch):
    """A page whose entry says what an earlier edition made of it."""
    make_page("Обука полиције")
    Entry.objects.update(title="Како је некад писало")
    cache.clear()
    filling = []
    task = SimpleNamespace(enqueue=lambda: filling.append(True))
    monkeypatch.setattr(reindexing, "refill_from_rooms", task)
    return filling


def test_what_an_earlier_edition_filled_is_filled_again_once(filled):
    look()
    # A new site began with this edition: there is nothing to do.
    assert (filled, engines.told()) == ([], "the database answers")
    Edition.objects.update(stamp="an earlier one")
    look()
    look()
    assert filled == [True]
    with pytest.raises(NotWellError):
        engines.told()
    before = generation.current()
    reindexing.reindex_everything()
    # No answer that was kept of the index before is given any more.
    assert generation.current() != before
    assert not Entry.objects.filter(title="Како је некад писало").exists()
    cache.clear()
    look()
    assert (filled, engines.told()) == ([True], "the database answers")


def test_readers_are_told_that_something_may_be_missing(filled, client, english):
    asked = {"q": "obuka"}
    assert not client.get("/pretraga/json/", asked).json()["being_filled"]
    Edition.objects.update_or_create(pk=edition.ONLY, defaults={"stamp": "an earlier one"})
    # Asked once for each state of the content, and by a process that has just begun.
    generation.bump()
    assert client.get("/pretraga/json/", asked).json()["being_filled"]
    for prefix, said in (
        ("", "допуњава"),
        ("/sr-latn", "dopunjava"),
        ("/en", "brought up to date"),
    ):
        assert said in client.get(f"{prefix}/pretraga/", asked).text


def test_an_index_that_lost_everything_is_no_bare_nothing(filled, client, english):
    index = get_search_backend().get_index_for_model(Entry)
    index.entries.all().delete()
    response = client.get("/pretraga/", {"q": "obuka"})
    assert response.context["results"].total == 0
    assert "допуњава" in response.text
    # Asked for once, however many readers see it; and what was not found is held against nobody.
    client.get("/pretraga/", {"q": "policija"})
    assert filled == [True]
    tallying.write()
    assert not QueryTally.objects.exists()


def test_nobody_begins_while_it_is_being_filled(filled):
    Edition.objects.create(pk=edition.ONLY, stamp="an earlier one")
    reindexing._note(1, 2)
    look()
    assert filled == []


def test_the_update_that_brings_this_knows_that_the_index_is_older(filled):
    migration = importlib.import_module("search.migrations.0008_examples_and_editions")
    Edition.objects.all().delete()
    migration.note_an_earlier_one(apps, None)
    assert not edition.is_current()


def test_a_change_of_any_room_is_another_edition(tmp_path, settings, monkeypatch):
    for room in ("one", "two"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "searchable.py").write_text("FOUND = 1\n")
    monkeypatch.setattr(edition, "_rooms", lambda: {tmp_path / "one", tmp_path / "two"})
    edition.current.cache_clear()
    before = edition.current()
    (tmp_path / "two" / "searchable.py").write_text("FOUND = 2\n")
    edition.current.cache_clear()
    assert edition.current() != before
    edition.current.cache_clear()


def test_every_room_counts():
    names = {folder.name for folder in edition._rooms()}
    assert {"search", "foundation", "centre", "portal", "training"} <= names

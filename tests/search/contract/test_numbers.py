"""What is counted by the numbers of combinations is what is counted entry by entry."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import combinations
from search.analysis import SERBIAN
from search.backends.facets import Among
from search.models import Combination, Entry

CHOICES = [{}, {"kind": "page"}, {"year": "2015"}, {"kind": "page", "year": "2016"}]


@pytest.fixture
def pages(engine, make_page):
    """Pages of two languages; of two years; one only until tomorrow; one since yesterday."""
    now, day = timezone.now(), timedelta(days=1)
    make_page("Обука полиције")
    make_page("Обука тужилаца", expire_at=now + day)
    make_page("Обука лекара", go_live_at=now - day)
    make_page("Обука сутра", go_live_at=now + day)
    make_page("Training obuka", language="en")


def asked(engine, chosen, keys=frozenset({"public"})):
    """Return the counts and the titles by numbers, and the same without them."""
    from modelsearch.query import PlainText

    from search.choice import Choice

    whole = Choice(chosen, language=SERBIAN).entries(Entry.objects.open_to(keys))
    for among in (Among(SERBIAN, keys, chosen), None):
        counts, best = engine.search(PlainText("obuka"), whole).look(chosen, among, 10)
        assert engine.search(PlainText("obuka"), whole).how_many(chosen, among) == counts.total
        titles = {entry.title for entry in Entry.objects.filter(pk__in=best)}
        yield counts.total, counts.by_facet, titles


def test_numbers_say_what_each_entry_says(pages, engine):
    for chosen in CHOICES:
        by_number, one_by_one = asked(engine, chosen)
        assert by_number == one_by_one, chosen
    assert next(asked(engine, {}))[2] == {"Обука полиције", "Обука тужилаца", "Обука лекара"}
    assert [each[0] for each in asked(engine, {}, frozenset({"other"}))] == [0, 0]


def test_what_is_for_a_time_has_no_number(pages):
    without = Entry.objects.filter(profile=0).values_list("title", flat=True)
    assert set(without) <= {"Обука тужилаца", "Обука сутра"}
    assert Entry.objects.get(title="Обука тужилаца").profile == 0


def test_a_number_that_stands_for_something_else_is_given_to_nobody(monkeypatch, make_page, engine):
    monkeypatch.setattr(combinations, "number_of", lambda entry: combinations.NUMBERED | 7)
    monkeypatch.setattr(combinations, "_known", {})
    make_page("Обука")
    make_page("Training obuka", language="en")
    assert sorted(Entry.objects.values_list("profile", flat=True)) == [
        0,
        combinations.NUMBERED | 7,
    ]
    by_number, one_by_one = asked(engine, {})
    assert by_number == one_by_one
    assert by_number[0] == 1


def test_a_number_that_nobody_knows_is_looked_up(monkeypatch, pages, engine):
    monkeypatch.setattr(combinations, "_known", {})
    Combination.objects.all().delete()
    by_number, one_by_one = asked(engine, {})
    assert by_number == one_by_one

"""Every engine answers the judged queries well, and much alike."""

import pytest
from django.db import connection
from modelsearch.backends import get_search_backend

from foundation.access import PUBLIC
from search import outbox
from search.choice import Choice
from search.models import Entry
from search.query import find
from search.question import understand
from search.told import told
from tests.search import judging


@pytest.mark.parametrize("half", ["tuned", "held_out"])
def test_judged_queries_are_answered_well(engine, half):
    judging.store_documents()
    outbox.deliver_all()
    gains = {
        query["typed"]: judging.ndcg(query["grades"], judging.answer(engine, query))
        for query in judging.read("queries")[half]
    }
    assert sum(gains.values()) / len(gains) >= 0.9
    assert {typed for typed, gain in gains.items() if gain < 0.5} == set()


# Phrases, what is left out, and single rare words: every engine finds the same set.
EXACT = [
    '"трговине људима"', '"лажне понуде"', '"central team"', "obuka -policija", "zrtva -obuka",
    'pomoc -"trgovina ljudima"', "plan -2015 -zrtva", "GRETA", "ILO", "палермо", "388", "2.1.1",
]  # fmt: skip
# What may differ in spite of that, with the reason.
EXCEPTIONS: dict[str, str] = {}


def everything(backend, typed):
    """Return the keys of all that a question finds."""
    question = understand(typed, "sr", told("sr"))
    found = find(question, Choice(language="sr"), frozenset({PUBLIC}), backend, (1, 100))
    return {entry.object_id for entry in found.entries}


@pytest.mark.needs("elasticsearch")
def test_engines_agree(request, db, settings):
    own = get_search_backend()
    judging.store_documents()
    queries = [query for half in judging.read("queries").values() for query in half]
    before = [judging.answer(own, query) for query in queries]
    exact_before = {typed: everything(own, typed) for typed in EXACT}
    from tests.search.contract.conftest import elasticsearch

    with elasticsearch(settings) as other:
        index = other.get_index_for_model(Entry)
        index.add_items(Entry, list(Entry.get_indexed_objects()))
        index.refresh()
        after = [judging.answer(other, query) for query in queries]
        exact_after = {typed: everything(other, typed) for typed in EXACT}
    assert any(exact_before.values())
    differ = {typed for typed in EXACT if exact_before[typed] != exact_after[typed]}
    assert differ == set(EXCEPTIONS)
    shares = [
        len(set(one) & set(two)) / max(len(one), len(two), 1) if one or two else 1.0
        for one, two in zip(before, after, strict=True)
    ]
    assert sum(shares) / len(shares) >= 0.9, connection.vendor

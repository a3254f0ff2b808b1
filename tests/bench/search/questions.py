"""The kinds of questions, each as the bare engine answers it and as the site's search does.

The bare engine gives the ten best and how many there are; for facets it groups what matches by one
column. It knows no permission, no dates, no language and no other facet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from modelsearch.backends import get_search_backend

from foundation.access import PUBLIC
from search.analysis import fold, normalise
from search.choice import Choice
from search.models import Entry
from search.outbox import site_engine
from search.query import find
from search.question import understand
from search.told import told

from .documents import lemmas

Ask = Callable[[], object]
# How search.backends.sqlite numbers the rows of entries; that module is for SQLite alone.
FIRST, KEY = 1 << 62, (1 << 32) - 1


def pairs(engine: str) -> Iterator[tuple[str, Ask, Ask]]:
    """Yield the name of each kind, and its two ways."""
    bare = {"sqlite": _Sqlite, "postgresql": _Postgresql, "elasticsearch": _Elasticsearch}[engine]()
    middling = [lemmas()[rank][0] for rank in (900, 30, 200)]
    for kind, typed in (
        ("rare", "кишобраном"),
        ("common", "заједнице"),
        ("two_words", f"{middling[1]} {middling[2]}"),
        ("phrase", '"округли сто сарадника"'),
    ):
        yield kind, bare.best(typed), _search(typed)
    yield "prefix", bare.beginning(middling[0][:4]), _suggest(middling[0][:4])
    yield "facets", bare.grouped(middling[0]), _search(middling[0], vrsta="news")


def _search(typed: str, **narrowed: str) -> Ask:
    choice = Choice.read(narrowed, "sr")
    backend = get_search_backend(site_engine())

    def ask() -> object:
        question = understand(typed, "sr", told("sr"))
        return find(question, choice, frozenset({PUBLIC}), backend, (1, 10))

    return ask


def _suggest(typed: str) -> Ask:
    backend = get_search_backend(site_engine())

    def ask() -> object:
        entries = Entry.objects.filter(language="sr").open_to(frozenset({PUBLIC}))
        return list(backend.autocomplete(fold(typed), entries)[:8])

    return ask


def _terms(typed: str) -> str:
    return normalise(typed.strip('"'))


class _Database:
    """Raw SQL: each kind is a pair of a statement and its parameters, run to the end."""

    def run(self, *statements: tuple[str, list[Any]]) -> Ask:
        def ask() -> object:
            with connection.cursor() as cursor:
                for sql, parameters in statements:
                    cursor.execute(sql, parameters)
                    found = cursor.fetchall()
            return found

        return ask


class _Sqlite(_Database):
    TABLE = "wagtailsearch_indexentry_fts"

    def best(self, typed: str) -> Ask:
        terms = _terms(typed)
        match = f'{{title body}} : "{terms}"' if '"' in typed else f"{{title body}} : ({terms})"
        return self._both(match)

    def _both(self, match: str) -> Ask:
        ten = (
            f"SELECT rowid FROM {self.TABLE} WHERE {self.TABLE} MATCH %s "
            f"ORDER BY bm25({self.TABLE}, 0, 1, 4) LIMIT 10"
        )
        count = f"SELECT count(*) FROM {self.TABLE} WHERE {self.TABLE} MATCH %s"
        return self.run((ten, [match]), (count, [match]))

    def beginning(self, typed: str) -> Ask:
        ten = (
            f"SELECT rowid FROM {self.TABLE} WHERE {self.TABLE} MATCH %s "
            f"ORDER BY bm25({self.TABLE}) LIMIT 8"
        )
        return self.run((ten, [f'{{autocomplete}} : "{fold(typed)}"*']))

    def grouped(self, typed: str) -> Ask:
        grouped = (
            f"SELECT kind, count(*) FROM {self.TABLE} "
            f"JOIN search_entry ON id = {self.TABLE}.rowid & {KEY} "
            f"WHERE {self.TABLE} MATCH %s AND {self.TABLE}.rowid >= %s GROUP BY kind"
        )
        match = f"{{title body}} : ({_terms(typed)})"
        ten = self._both(match)
        group = self.run((grouped, [match, FIRST]))
        return lambda: (ten(), group())


class _Postgresql(_Database):
    TABLE = "wagtailsearch_indexentry"

    def best(self, typed: str) -> Ask:
        joiner = " <-> " if '"' in typed else " & "
        return self._both(joiner.join(_terms(typed).split()))

    def _both(self, query: str) -> Ask:
        condition = "(title || body) @@ to_tsquery('simple', %s)"
        ten = (
            f"SELECT object_id FROM {self.TABLE} WHERE {condition} "
            "ORDER BY ts_rank(title || body, to_tsquery('simple', %s)) DESC LIMIT 10"
        )
        count = f"SELECT count(*) FROM {self.TABLE} WHERE {condition}"
        return self.run((ten, [query, query]), (count, [query]))

    def beginning(self, typed: str) -> Ask:
        query = f"{fold(typed)}:*"
        ten = (
            f"SELECT object_id FROM {self.TABLE} WHERE autocomplete @@ to_tsquery('simple', %s) "
            "ORDER BY ts_rank(autocomplete, to_tsquery('simple', %s)) DESC LIMIT 8"
        )
        return self.run((ten, [query, query]))

    def grouped(self, typed: str) -> Ask:
        query = " & ".join(_terms(typed).split())
        grouped = (
            f"SELECT kind, count(*) FROM {self.TABLE} i "
            "JOIN search_entry e ON e.id = i.object_id::bigint "
            "WHERE (i.title || i.body) @@ to_tsquery('simple', %s) AND i.content_type_id = %s "
            "GROUP BY kind"
        )
        own = ContentType.objects.get_for_model(Entry).pk
        ten, group = self._both(query), self.run((grouped, [query, own]))
        return lambda: (ten(), group())


class _Elasticsearch:
    FIELDS = ("_all_text", "_all_text_boost_4_0^4")

    def __init__(self) -> None:
        self.backend = get_search_backend(site_engine())
        self.index = self.backend.get_index_for_model(Entry).name

    def _ask(self, query: dict[str, Any], **more: Any) -> Ask:
        return lambda: self.backend.es.search(
            index=self.index, query=query, size=10, source=False, track_total_hits=True, **more
        )

    def _query(self, typed: str) -> dict[str, Any]:
        kind = {"type": "phrase"} if '"' in typed else {"operator": "and"}
        return {"multi_match": {"query": _terms(typed), "fields": list(self.FIELDS), **kind}}

    def best(self, typed: str) -> Ask:
        return self._ask(self._query(typed))

    def beginning(self, typed: str) -> Ask:
        return self._ask({"match": {"_edgengrams": fold(typed)}})

    def grouped(self, typed: str) -> Ask:
        kinds = {"kinds": {"terms": {"field": "kind_filter"}}}
        return self._ask(self._query(typed), aggregations=kinds)

"""How a database narrows and counts what it found without a look at each object.

The index row of an entry holds the number of its combination (``search.combinations``): who may see
it and what facets count. What has no number is looked at in the table, as everything is where more
is asked than a number can say.
"""

import math
from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BigIntegerField, Count, QuerySet
from django.db.models.functions import Cast

from search.combinations import known
from search.models.entry import NUMBERED

from .facets import Among, Chosen, Counts, narrowed, one_by_one, tally
from .ranked import RankedResults

# What is read beyond what is needed, as not all of it may be open or chosen.
SPARE = 20
AT_LEAST = 1.3


class NumberedResults(RankedResults):
    """Mixin for database results.

    The compiler gives ``numbered_matches(config)``: its index rows with ``key``, ``score`` and
    ``number``, and ``without_number(rows)``: those of them that have none.
    """

    def counts(self, chosen: Chosen, among: Among | None = None) -> Counts:
        """Return the counts of every facet, and the total, of what ``chosen`` leaves.

        ``among`` says all that the queryset asks for; without it each match is looked up.
        """
        matches = self._numbered() if among else None
        if among is None or matches is None:
            queryset = self.query_compiler.queryset
            return tally(
                one_by_one(queryset if self._matches() is None else self.narrowed()), chosen
            )
        counted = _rows(matches.order_by().values_list("number").annotate(rows=Count("pk")))
        there = known(number for number, _rows_of_it in counted if number > NUMBERED)
        if there is None:
            return self.counts(chosen)
        open_ones = []
        for number, rows in counted:
            if number > NUMBERED and among.opens(there[number]):
                open_ones.append((there[number], rows))
        if any(number <= NUMBERED for number, _rows_of_it in counted):
            open_ones += one_by_one(self._without_number(matches))
        counts = tally(open_ones, chosen)
        counts.matched = sum(rows for _number, rows in counted)
        return counts

    def look(self, chosen: Chosen, among: Among | None, stop: int) -> tuple[Counts, Sequence[int]]:
        """Return the counts, as :meth:`counts` does, and the keys of the first ``stop`` of what
        ``chosen`` leaves, best first.
        """
        counts = self.counts(chosen, among)
        return counts, self._best(chosen, among, counts, min(stop, counts.total))

    def how_many(self, chosen: Chosen, among: Among | None) -> int:
        """Return the total alone."""
        return self.counts(chosen, among).total

    def _best(
        self, chosen: Chosen, among: Among | None, counts: Counts, wanted: int
    ) -> Sequence[int]:
        if not wanted:
            return ()
        matches = self._numbered() if among else None
        if among is None or matches is None or not counts.matched:
            return self._looked_up(chosen, wanted)
        limit = math.ceil(AT_LEAST * wanted * counts.matched / counts.total) + SPARE
        rows = _rows(
            matches.order_by(*self.query_compiler.best_first).values_list("key", "number")[:limit]
        )
        keys = self._open(rows, among)
        if len(keys) < wanted and len(rows) == limit:
            return self._looked_up(chosen, wanted)
        return keys[:wanted]

    def _looked_up(self, chosen: Chosen, stop: int) -> Sequence[int]:
        """Return the same keys by a look at each object."""
        compiler = copy(self.query_compiler)
        compiler.queryset = narrowed(compiler.queryset, chosen)
        kind: Any = type(self)
        return [obj.pk for obj in kind(self.backend, compiler)[:stop]]

    def _numbered(self) -> QuerySet[Any] | None:
        compiler = self.query_compiler
        found: QuerySet[Any] | None = compiler.numbered_matches(compiler.get_config(self.backend))
        return found

    def _open(self, rows: Iterable[tuple[Any, int]], among: Among) -> Sequence[int]:
        """Return the keys of those rows that the number lets through, or the table."""
        rows = [(int(key), number) for key, number in rows]
        there = known(number for _key, number in rows if number > NUMBERED) or {}
        unsaid = [key for key, number in rows if number not in there]
        queryset = self.query_compiler.queryset.order_by()
        seen = set(queryset.filter(pk__in=unsaid).values_list("pk", flat=True)) if unsaid else ()
        return [
            key
            for key, number in rows
            if (among.takes(there[number]) if number in there else key in seen)
        ]

    def _without_number(self, matches: QuerySet[Any]) -> QuerySet[Any]:
        compiler = self.query_compiler
        rows = compiler.without_number(matches).order_by()
        keys = rows.annotate(as_number=Cast("key", BigIntegerField())).values("as_number")
        found: QuerySet[Any] = compiler.queryset.filter(pk__in=keys)
        return found


def _rows(queryset: QuerySet[Any]) -> list[tuple[Any, int]]:
    """Return the rows of a queryset as the database gives them. They are whole numbers already:
    Django would look at each of very many to make it one.
    """
    try:
        sql, parameters = queryset.query.get_compiler(using=queryset.db).as_sql()
    except EmptyResultSet:
        return []
    with connections[queryset.db].cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())

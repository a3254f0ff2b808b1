"""How a database narrows and counts what it found without a look at each object.

The index row of an entry holds the number of its combination (``search.combinations``): who may see
it and what facets count. What has no number is looked at in the table, as everything is where more
is asked than a number can say.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import BigIntegerField, Count, QuerySet
from django.db.models.functions import Cast

from search.combinations import known
from search.models.entry import NUMBERED

from .facets import Among, Chosen, Counts, one_by_one, tally
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
        counted = dict(matches.order_by().values_list("number").annotate(count_of_rows=Count("pk")))
        there = known(number for number in counted if number > NUMBERED)
        if there is None:
            return self.counts(chosen)
        open_ones = [
            (there[number], rows)
            for number, rows in counted.items()
            if number > NUMBERED and among.opens(there[number])
        ]
        if any(number <= NUMBERED for number in counted):
            open_ones += one_by_one(self._without_number(matches))
        counts = tally(open_ones, chosen)
        counts.matched = sum(counted.values())
        return counts

    def best(self, among: Among | None, counts: Counts, stop: int) -> list[Any]:
        """Return the first ``stop`` objects, best first; ``counts`` are those of this search."""
        matches = self._numbered() if among else None
        if among is None or matches is None or not counts.matched:
            return list(self[:stop])  # type: ignore[index]
        wanted = min(stop, counts.total)
        limit = math.ceil(AT_LEAST * wanted * counts.matched / max(counts.total, 1)) + SPARE
        rows = list(
            matches.order_by(*self.query_compiler.best_first).values_list("key", "number")[:limit]
        )
        keys = self._open(rows, among)
        if len(keys) < wanted and len(rows) == limit:
            return list(self[:stop])  # type: ignore[index]
        # Asked of the queryset that is searched: permission is looked at once more.
        objects = self.query_compiler.queryset.in_bulk(keys[:stop])
        return [objects[key] for key in keys[:stop] if key in objects]

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

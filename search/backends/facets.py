"""Counts of what a search finds, by each thing that results are told apart by.

A facet's counts leave its own choice out, so that a reader sees what another choice would bring.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from search.combinations import Common, common
from search.models.entry import COUNTED, LABELS

Chosen = Mapping[str, str]


@dataclass
class Counts:
    """How many were found, and how many of them have each value of each facet. ``matched`` is how
    many the index holds that match, whoever may see them and whatever was chosen.
    """

    total: int = 0
    by_facet: dict[str, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in COUNTED}
    )
    matched: int = 0


@dataclass(frozen=True)
class Among:
    """All that is asked of an entry beside the words, where the number of its combination says it:
    its language, the keys of who asks, and what was chosen.
    """

    language: str
    keys: frozenset[str]
    chosen: Chosen = field(default_factory=dict)

    def opens(self, common: Common) -> bool:
        """Say whether who asks may see such entries, in this language."""
        return common.language == self.language and common.access_key in self.keys

    def takes(self, common: Common) -> bool:
        """Say whether such entries are open and have every chosen value."""
        return self.opens(common) and all(
            value in common.values[name] for name, value in self.chosen.items()
        )


def tally(counted: Iterable[tuple[Common, int]], chosen: Chosen) -> Counts:
    """Return the counts from how many entries have each combination of values."""
    counts = Counts()
    each: dict[tuple[str, str], int] = defaultdict(int)
    for shared, number in counted:
        misses = chosen and [
            name for name, value in chosen.items() if value not in shared.values[name]
        ]
        if not misses:
            counts.total += number
            for pair in shared.pairs:
                each[pair] += number
        elif len(misses) == 1:
            for value in shared.values[misses[0]]:
                each[misses[0], value] += number
    for (name, value), number in each.items():
        counts.by_facet[name][value] = number
    return counts


def one_by_one(entries: Any) -> list[tuple[Common, int]]:
    """Return how many of ``entries`` have each combination of values, from their own columns."""
    counted = entries.order_by().values_list(*COUNTED).annotate(count_of_entries=Count("pk"))
    return [(common(dict(zip(COUNTED, row, strict=True))), number) for *row, number in counted]


def narrowed(entries: Any, chosen: Chosen) -> Any:
    """Return the queryset narrowed by what was chosen, in lookups that every engine knows."""
    for name, value in chosen.items():
        lookup = {f"{name}__contains": f" {value} "} if name in LABELS else {name: value}
        entries = entries.filter(**lookup)
    return entries

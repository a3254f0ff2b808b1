"""Counts of what a search finds, by each thing that results are told apart by.

A facet's counts leave its own choice out, so that a reader sees what another choice would bring.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from search.models.entry import COUNTED, LABELS

Chosen = Mapping[str, str]


@dataclass
class Counts:
    """How many were found, and how many of them have each value of each facet."""

    total: int = 0
    by_facet: dict[str, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in COUNTED}
    )


# What facets count of an entry, by the number of the combination: a combination never changes.
_profiles: dict[int, dict[str, tuple[str, ...]]] = {}
MOST_KEPT = 50_000


def tally(counted: Mapping[int, int], chosen: Chosen, entries: Any) -> Counts:
    """Return the counts from how many entries have each combination of values."""
    profiles = _read(counted, entries)
    counts = Counts()
    for profile, number in counted.items():
        values = profiles[profile]
        misses = [name for name, value in chosen.items() if value not in values[name]]
        if not misses:
            counts.total += number
        for name in COUNTED if not misses else misses if len(misses) == 1 else ():
            for value in values[name]:
                counts.by_facet[name][value] += number
    return counts


def _read(profiles: Iterable[int], entries: Any) -> Mapping[int, dict[str, tuple[str, ...]]]:
    if len(_profiles) > MOST_KEPT:
        _profiles.clear()
    missing = [profile for profile in profiles if profile not in _profiles]
    for start in range(0, len(missing), 500):
        rows = entries.filter(profile__in=missing[start : start + 500])
        for row in rows.order_by().values("profile", *COUNTED).distinct():
            _profiles[row["profile"]] = {name: values_of(name, row[name]) for name in COUNTED}
    return _profiles


def values_of(name: str, stored: Any) -> tuple[str, ...]:
    """Return the values of a column as facets count them."""
    if stored in (None, ""):
        return ()
    return tuple(stored.split()) if name in LABELS else (str(stored),)


def narrowed(entries: Any, chosen: Chosen) -> Any:
    """Return the queryset narrowed by what was chosen, in lookups that every engine knows."""
    for name, value in chosen.items():
        lookup = {f"{name}__contains": f" {value} "} if name in LABELS else {name: value}
        entries = entries.filter(**lookup)
    return entries

"""Counts of people that are published by a machine: divided no further than nobody can be counted.

Whoever chooses what to hide besides a small count tells something by the choice. Here nobody
chooses: the categories stand in an order that is fixed beforehand, halved again and again, and a
part is divided in two only where each half holds nobody or at least :func:`least` people. A part
that is not divided is told as one sum, and what is inside it is withheld.

Whoever knows all of this and every sum is left with five values at least for each count that is
withheld. Of a part of s people that is not divided it is known that one half holds 1 to 5: the
other then holds s-5 to s-1, and with six people or more these are five values or more; what lies
deeper in a half can be anything up to it. Of one to five people in all nothing is told: five values
again. Several tables of the same people share nothing but the sum of all, so they add nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Part:
    """Categories that are told together. ``count`` is ``None`` where not even their sum is told; a
    category alone has a count of its own.
    """

    codes: tuple[str, ...]
    count: int | None

    @property
    def is_one(self) -> bool:
        """Whether the count of a single category is told."""
        return len(self.codes) == 1 and self.count is not None


def least() -> int:
    """Return how few people may be told of: one more than the smallest cell of other tables, so
    that what is left open has as many values as people are protected by.
    """
    return int(settings.MINIMUM_CELL) + 1


def divided(
    counts: Mapping[str, int], order: Sequence[str], *, total_is_known: bool = False
) -> tuple[Part, ...]:
    """Return what may be told of ``counts``: parts in the ``order`` of all categories there are,
    with those that nobody is in.

    ``order`` must not follow from the counts. With ``total_is_known`` the sum of all is told
    elsewhere, and must be nobody or five people at least. Raises ``ValueError`` for a count of a
    category that ``order`` lacks, and for one below zero.
    """
    if not counts.keys() <= set(order) or any(count < 0 for count in counts.values()):
        raise ValueError("Each count is that of a category in the order, and zero or more.")
    whole = tuple(order)
    total = _sum(counts, whole)
    if not (total_is_known or _may_be_told(total)):
        return (Part(whole, None),)
    return tuple(_halved(counts, whole))


def total_told(counts: Mapping[str, int]) -> int | None:
    """Return the sum of all if it may be told; ``None`` where there are so few that it may not."""
    total = sum(counts.values())
    return total if _may_be_told(total) else None


def _halved(counts: Mapping[str, int], codes: tuple[str, ...]) -> Iterator[Part]:
    middle = (len(codes) + 1) // 2
    halves = (codes[:middle], codes[middle:])
    if len(codes) > 1 and all(_may_be_told(_sum(counts, half)) for half in halves):
        for half in halves:
            yield from _halved(counts, half)
    else:
        yield Part(codes, _sum(counts, codes))


def _sum(counts: Mapping[str, int], codes: tuple[str, ...]) -> int:
    return sum(counts.get(code, 0) for code in codes)


def _may_be_told(count: int) -> bool:
    return count == 0 or count >= least()

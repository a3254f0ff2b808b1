"""What to hide besides, so that the rule holds."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from .audit import audit
from .counting import is_small
from .system import Key, Published

AT_MOST_MORE = 3
ENOUGH = 4


def suggest(
    published: Published, may_hide: Iterable[Key], truth: Mapping[Any, int]
) -> list[tuple[Key, ...]]:
    """Return sets of counts, the fewest first, that make it safe when they are hidden too.

    Small counts that are shown are part of each. ``may_hide`` is in the order of the table, and the
    order of the answer follows it, never the counts: what is hidden must not tell what is larger.
    """
    order = list(may_hide)
    must = tuple(key for key in order if is_small(published.shown.get(key, 0)))
    others = [key for key in order if published.shown.get(key, 0) and key not in must]
    found: list[tuple[Key, ...]] = []
    for more in _choices(others):
        if any(set(known) <= {*must, *more} for known in found):
            continue
        if not audit(published.hiding((*must, *more)), truth):
            found.append((*must, *more))
        if len(found) == ENOUGH:
            break
    return found


def _choices(keys: list[Key]) -> Iterator[tuple[Key, ...]]:
    for count in range(AT_MOST_MORE + 1):
        yield from combinations(keys, count)

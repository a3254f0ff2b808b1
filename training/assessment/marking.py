"""What an answer brings. Pure: an item with its key and what was given make hundredths of a point.

What was given is what JSON holds: a key for one option, a list of keys for several or for an
order, keys by keys for pairs, digits for a number, words for a free answer.
"""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import Any

from .codes import Kind
from .paper import Item


def mark(item: Item, given: Any) -> int | None:
    """Return what ``given`` brings, from 0 to ``item.points``; ``None`` where a trainer says it.

    What no form of ours would send brings nothing.
    """
    if item.kind == Kind.FREE:
        return None
    return _MARKERS[item.kind](item, given)


def is_full(item: Item, points: int | None) -> bool:
    """Say whether these points are all that the item can bring."""
    return points == item.points


def _single(item: Item, given: Any) -> int:
    chosen = item.option(given) if isinstance(given, str) else None
    return item.points if chosen is not None and chosen.right else 0


def _multiple(item: Item, given: Any) -> int:
    """Each right one counts, each wrong one takes as much away: choosing all brings nothing more
    than it is worth.
    """
    chosen = set(given) if _is_list_of_keys(given) else set()
    right = {option.key for option in item.options if option.right}
    wrong = {option.key for option in item.options} - right
    return _share(item, len(chosen & right) - len(chosen & wrong), len(right))


def _ordering(item: Item, given: Any) -> int:
    """Count the pairs that stand in the right order against those that don't: an order by chance
    brings nothing on average.
    """
    wanted = [option.key for option in item.options]
    if not _is_list_of_keys(given) or sorted(given) != sorted(wanted):
        return 0
    place = {key: number for number, key in enumerate(given)}
    pairs = list(combinations(wanted, 2))
    right = sum(place[one] < place[other] for one, other in pairs)
    return _share(item, 2 * right - len(pairs), len(pairs))


def _matching(item: Item, given: Any) -> int:
    pairs = given if isinstance(given, dict) else {}
    right = sum(pairs.get(option.key) == option.match_key for option in item.options)
    return _share(item, right, len(item.options))


def _number(item: Item, given: Any) -> int:
    value = number_of(given) if isinstance(given, str) else None
    if value is None or item.value is None:
        return 0
    return item.points if abs(value - item.value) <= item.tolerance else 0


def _step(item: Item, given: Any) -> int:
    chosen = item.option(given) if isinstance(given, str) else None
    return chosen.points if chosen is not None else 0


def number_of(text: str) -> Decimal | None:
    """Return the number that was written, with a comma or a point for decimals, or ``None``."""
    plain = text.strip().replace("\u00a0", "").replace(" ", "").replace(",", ".")
    plain = plain.replace("\u2212", "-")
    if len(plain) > 20 or not plain.isascii() or plain.lower().strip("+-.0123456789"):
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _share(item: Item, part: int, whole: int) -> int:
    return item.points * max(part, 0) // whole if whole else 0


def _is_list_of_keys(given: Any) -> bool:
    return isinstance(given, list) and all(isinstance(key, str) for key in given)


_MARKERS: dict[Kind, Callable[[Item, Any], int]] = {
    Kind.SINGLE: _single,
    Kind.MULTIPLE: _multiple,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
    Kind.NUMBER: _number,
    Kind.STEP: _step,
}

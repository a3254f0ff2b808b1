"""What a reader who knows how counts are hidden can still hold possible, counted exactly.

Such a reader keeps only what fits together *and* what would have been hidden in just this way:
each linked group hides one small count at least and one at least that is not small, and no larger
count that could as well have been shown.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from django.conf import settings

from .system import Group, Key, Line, grouped

NEEDED: int = settings.MINIMUM_CELL
"""As many values must stay possible for each hidden count, and counts below it are small."""

MOST_KEYS, MOST_STEPS = 10, 4000

Solution = Mapping[Key, int]
Bounds = dict[Key, tuple[int, int]]


class TooManyError(Exception):
    """There are more solutions than are counted one by one."""


def is_small(count: int) -> bool:
    """Say whether so few people are never shown."""
    return 0 < count < NEEDED


@lru_cache(maxsize=50_000)
def weak_keys(group: Group) -> frozenset[Key] | None:
    """Return the counts of a group that can be worked out; ``None`` where they are too many to be
    counted one by one.
    """
    try:
        values = possible_values(group)
    except TooManyError:
        return None
    return frozenset(key for key in group.keys if is_weak(group, key, values[key]))


def is_weak(group: Group, key: Key, values: set[int]) -> bool:
    """Say whether a count with these possible values is given away. What nobody published may be
    known, unless it is small.
    """
    if len(values) >= NEEDED:
        return False
    return key in group.hidden or any(map(is_small, values))


def possible_values(group: Group) -> dict[Key, set[int]]:
    """Return values that stay possible: all of them, or enough for each count of the group.

    Raises ``TooManyError`` where it was not known before too many solutions were tried.
    """
    found: dict[Key, set[int]] = {key: set() for key in group.keys}
    for may_survive in (_is_plain, _survives):
        for solution in solutions(group):
            if any(solution[key] not in found[key] for key in group.keys) and may_survive(
                group, solution
            ):
                for key, count in solution.items():
                    found[key].add(count)
                if all(len(values) >= NEEDED for values in found.values()):
                    return found
    return found


def _is_plain(group: Group, solution: Solution) -> bool:
    """Say whether it survives plainly: with the one larger hidden count that there must be."""
    counts = [solution[key] for key in group.hidden]
    return not counts or (any(map(is_small, counts)) and sum(n >= NEEDED for n in counts) == 1)


def _survives(group: Group, solution: Solution) -> bool:
    """Say whether it would have been hidden just so."""
    return not group.hidden or (has_reason(group, solution) and not in_vain(group, solution))


def has_reason(group: Group, solution: Solution) -> bool:
    """Say whether the group hides a small count and one that is not: each could be either."""
    counts = [solution[key] for key in group.hidden]
    return any(map(is_small, counts)) and any(count >= NEEDED for count in counts)


def in_vain(group: Group, solution: Solution, forced: frozenset[Key] = frozenset()) -> bool:
    """Say whether one of the larger hidden counts could have been shown without harm. ``forced``
    are those that could not, whatever they are.
    """
    return any(
        solution[key] >= NEEDED and _could_be_shown(group, solution, key)
        for key in group.hidden - forced
    )


def _could_be_shown(group: Group, solution: Solution, key: Key) -> bool:
    for part in without(group, key, solution[key]):
        if part.hidden and not has_reason(part, solution):
            return False
        # What can't be counted is taken to be safe: then less stays possible, never more.
        if weak_keys(part):
            return False
    return True


def without(group: Group, key: Key, count: int) -> list[Group]:
    """Return the groups that are left of one once a count of it is known."""
    lines = [line.given(key, count) for line in group.lines]
    keys = [name for name in group.keys if name != key]
    return grouped(keys, group.hidden, lines, group.most)


def solutions(group: Group) -> Iterator[Solution]:
    """Yield every way in which whole numbers fill the group. Raises ``TooManyError``."""
    bounds = {key: (1 if key in group.hidden else 0, group.most) for key in group.keys}
    steps: Counter[str] = Counter()
    if len(bounds) > MOST_KEYS:
        raise TooManyError
    yield from _filled(list(group.lines), bounds, steps)


def _filled(lines: list[Line], bounds: Bounds, steps: Counter[str]) -> Iterator[Solution]:
    steps["taken"] += 1
    if steps["taken"] > MOST_STEPS:
        raise TooManyError
    narrowed = narrow(lines, bounds)
    if narrowed is None:
        return
    loose = [key for key, (low, high) in narrowed.items() if low < high]
    if not loose:
        yield {key: low for key, (low, _high) in narrowed.items()}
        return
    key = min(loose, key=lambda name: narrowed[name][1] - narrowed[name][0])
    low, high = narrowed[key]
    for count in range(low, high + 1):
        yield from _filled(lines, {**narrowed, key: (count, count)}, steps)


def narrow(lines: list[Line], bounds: Bounds) -> Bounds | None:
    """Return the bounds that follow from the lines, or nothing where no number fits."""
    found = dict(bounds)
    changed = True
    while changed:
        changed = False
        for line in lines:
            ends = [(key, sign, *_signed(sign, found[key])) for key, sign in line.terms]
            least = sum(low for _key, _sign, low, _high in ends)
            greatest = sum(high for _key, _sign, _low, high in ends)
            if not least <= line.total <= greatest:
                return None
            for key, sign, low, high in ends:
                limit = _signed(sign, (line.total - greatest + high, line.total - least + low))
                narrowed = (max(found[key][0], limit[0]), min(found[key][1], limit[1]))
                if narrowed[0] > narrowed[1]:
                    return None
                if narrowed != found[key]:
                    found[key], changed = narrowed, True
    return found


def _signed(sign: int, ends: tuple[int, int]) -> tuple[int, int]:
    """Return the ends of a range times a sign; also the way back, as signs are one or minus one."""
    return (sign * ends[0], sign * ends[1]) if sign > 0 else (sign * ends[1], sign * ends[0])

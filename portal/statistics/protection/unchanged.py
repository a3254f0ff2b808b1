"""One version after another: what is worked out by who supposes that hidden counts did not change.

Whoever sees a total grow by thirty while the same two counts are hidden supposes that one of them
did not change. If the other grew by thirty, it is large now, and so the one that did not change is
the small one. So each hidden count keeps enough values for whoever supposes so, whichever it is.

Who supposes more is left with less. So it is enough to try what can be supposed of as many counts
as possible: that none changed, and where that doesn't add up, that one did, and so on.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from .counting import TooManyError, has_reason, in_vain, is_weak, solutions
from .programme import Part, Programme, weak_keys_by
from .system import Group, Key, Line, Published, groups_of

MOST_TRIED = 300
"""So many suppositions are tried of one linked group; nobody is taken to try more."""
MOST_JOINED = 20_000


@dataclass(frozen=True, slots=True)
class State:
    """What was published together at one time. ``forced`` had been hidden before: that they are
    hidden still tells nothing of what they are now.
    """

    published: Published
    forced: frozenset[Key] = frozenset()


@dataclass(frozen=True)
class _Piece:
    """A linked group of one state."""

    number: int
    group: Group
    forced: frozenset[Key]


def weak_if_unchanged(states: Sequence[State]) -> frozenset[Key]:
    """Return the hidden counts that are worked out by who supposes that as many as possible of the
    counts that no state shows are the same in all of them.
    """
    pieces = [
        _Piece(number, group, state.forced & group.hidden)
        for number, state in enumerate(states)
        for group in groups_of(state.published)
    ]
    weak: set[Key] = set()
    for linked in _linked(pieces):
        if len({piece.group for piece in linked}) > 1:
            weak |= _weak_of(linked)
    return frozenset(weak)


def _linked(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Return the groups that have counts in common, together; those that stand alone are left
    out: they are examined anyway.
    """
    clusters: list[list[_Piece]] = []
    for piece in pieces:
        near = [each for each in clusters if any(_common(piece, other) for other in each)]
        clusters = [each for each in clusters if each not in near]
        clusters.append([piece, *(other for each in near for other in each)])
    return [each for each in clusters if len(each) > 1]


def _common(one: _Piece, other: _Piece) -> frozenset[Key]:
    if one.number == other.number:
        return frozenset()
    return frozenset(one.group.keys) & frozenset(other.group.keys)


def _weak_of(linked: list[_Piece]) -> set[Key]:
    weak: set[Key] = set()
    supposed: list[frozenset[Key]] = []
    for tried, changed in enumerate(_changes(linked)):
        if tried >= MOST_TRIED:
            break
        if any(each <= changed for each in supposed):
            # Less is supposed than was tried: at least as much stays possible.
            continue
        found = _Supposed(tuple(linked), _shared(linked) - changed).weak()
        if found is not None:
            supposed.append(changed)
            weak |= found
    return weak


def _shared(linked: list[_Piece]) -> frozenset[Key]:
    return frozenset(key for one, other in combinations(linked, 2) for key in _common(one, other))


def _changes(linked: list[_Piece]) -> Iterator[frozenset[Key]]:
    """Yield which counts may have changed, the fewest first. Where a sum of the same counts is
    another than before, one of them did.
    """
    keys = sorted(_shared(linked), key=repr)
    moved = [
        {key for key, _sign in line.terms}
        for one, other in combinations(linked, 2)
        for line in one.group.lines
        if _moved(line, other.group.lines)
    ]
    for count in range(len(keys)):
        # Of many counts not each choice is even looked at.
        if count > 3 and len(keys) > 12:
            return
        for changed in combinations(keys, count):
            if all(terms & {*changed} for terms in moved):
                yield frozenset(changed)


def _moved(line: Line, others: Iterable[Line]) -> bool:
    return any({*line.terms} == {*other.terms} and line.total != other.total for other in others)


@lru_cache(maxsize=5000)
def _kept(group: Group, forced: frozenset[Key]) -> tuple[dict[Key, int], ...] | None:
    try:
        found = [dict(each) for each in solutions(group)]
    except TooManyError:
        # Kept too: finding this out takes as long as an answer.
        return None
    if not group.hidden:
        return tuple(found)
    return tuple(
        each for each in found if has_reason(group, each) and not in_vain(group, each, forced)
    )


def _survivors(group: Group, forced: frozenset[Key]) -> tuple[dict[Key, int], ...]:
    """Return each way to fill in a group that is hidden so. Raises ``TooManyError``."""
    found = _kept(group, forced)
    if found is None:
        raise TooManyError
    return found


@dataclass(frozen=True)
class _Supposed:
    """What linked groups leave possible together when ``unchanged`` are the same in all."""

    linked: tuple[_Piece, ...]
    unchanged: frozenset[Key]

    def weak(self) -> set[Key] | None:
        """Return the counts that are given away; ``None`` where nobody can suppose this."""
        try:
            return self._counted()
        except TooManyError:
            return self._by_programme()

    def _counted(self) -> set[Key] | None:
        ways = [_survivors(piece.group, piece.forced) for piece in self.linked]
        known = [frozenset(piece.group.keys) & self.unchanged for piece in self.linked]
        together: list[dict[Key, int]] = [{}]
        for keys, found in zip(known, ways, strict=True):
            together = _joined(together, [{key: each[key] for key in keys} for each in found])
        values: dict[Key, set[int]] = {}
        for piece, keys, found in zip(self.linked, known, ways, strict=True):
            fit = {_at(each, keys) for each in together}
            for each in found:
                if _at(each, keys) in fit:
                    for key, count in each.items():
                        values.setdefault(self._name(piece, key), set()).add(count)
        return self._given_away(values) if values else None

    def _given_away(self, values: Mapping[Key, set[int]]) -> set[Key]:
        return {
            key
            for piece in self.linked
            for key in piece.group.keys
            if is_weak(piece.group, key, values[self._name(piece, key)])
        }

    def _by_programme(self) -> set[Key] | None:
        names = [{key: self._name(each, key) for key in each.group.keys} for each in self.linked]
        hidden = {
            own[key]
            for piece, own in zip(self.linked, names, strict=True)
            for key in piece.group.hidden
        }
        every = dict.fromkeys(name for own in names for name in own.values())
        lines = frozenset(
            Line(tuple((own[key], sign) for key, sign in line.terms), line.total)
            for piece, own in zip(self.linked, names, strict=True)
            for line in piece.group.lines
        )
        most = max(piece.group.most for piece in self.linked)
        group = Group(
            frozenset(hidden), frozenset(every.keys() - hidden), lines, most, tuple(every)
        )
        programme = Programme(
            group,
            [
                Part(piece.group, own, piece.forced)
                for piece, own in zip(self.linked, names, strict=True)
            ],
        )
        if programme.is_impossible():
            return None
        weak = weak_keys_by(programme)
        return {key for own in names for key, name in own.items() if name in weak}

    def _name(self, piece: _Piece, key: Key) -> Key:
        """Return a count's name among all states: one that did not change has one."""
        return key if key in self.unchanged else (piece.number, key)


def _at(solution: Mapping[Key, int], keys: frozenset[Key]) -> frozenset[tuple[Key, int]]:
    return frozenset((key, solution[key]) for key in keys)


def _joined(ones: list[dict[Key, int]], others: list[dict[Key, int]]) -> list[dict[Key, int]]:
    """Return what fits together of both, each once. Raises ``TooManyError``."""
    if not ones or not others:
        return []
    common = frozenset(ones[0]) & frozenset(others[0])
    by_common: dict[frozenset[tuple[Key, int]], list[dict[Key, int]]] = {}
    for other in {frozenset(each.items()): each for each in others}.values():
        by_common.setdefault(_at(other, common), []).append(other)
    found = []
    for one in ones:
        for other in by_common.get(_at(one, common), ()):
            found.append(one | other)
            if len(found) > MOST_JOINED:
                raise TooManyError
    return found

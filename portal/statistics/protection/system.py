"""What is published, as a system of equations between whole numbers, and its linked groups."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

Key = Hashable
"""Names one count: the same count in several tables has one key."""


@dataclass(frozen=True, slots=True)
class Equation:
    """That a count is the sum of others."""

    whole: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """Everything a reader has: counts that are shown, counts that are hidden because of the rule,
    counts nobody published (``open``), and which of them are sums of which.
    """

    shown: Mapping[Any, int]
    hidden: frozenset[Key]
    open: frozenset[Key] = frozenset()
    equations: tuple[Equation, ...] = ()

    def hiding(self, keys: Iterable[Key]) -> "Published":
        """Return the same with more counts hidden."""
        more = frozenset(keys)
        shown = {key: count for key, count in self.shown.items() if key not in more}
        return Published(shown, self.hidden | more, self.open, self.equations)


@dataclass(frozen=True, slots=True)
class Line:
    """Σ sign × count = ``total``, over counts that are not shown."""

    terms: tuple[tuple[Key, int], ...]
    total: int

    def given(self, key: Key, count: int) -> "Line":
        """Return the line once a count is known."""
        left = tuple(term for term in self.terms if term[0] != key)
        sign = sum(sign for name, sign in self.terms if name == key)
        return Line(left, self.total - sign * count)


@dataclass(frozen=True)
class Group:
    """Counts that are not shown and hang together, with all that is known of them together."""

    hidden: frozenset[Key]
    open: frozenset[Key]
    lines: frozenset[Line]
    most: int
    keys: tuple[Key, ...] = field(compare=False, default=())


def lines_of(published: Published) -> list[Line]:
    """Return the equations with what is shown filled in."""
    found = []
    for equation in published.equations:
        signs: dict[Key, int] = {}
        total = 0
        for key, sign in ((equation.whole, -1), *((part, 1) for part in equation.parts)):
            if key in published.shown:
                total -= sign * published.shown[key]
            else:
                signs[key] = signs.get(key, 0) + sign
        terms = tuple((key, sign) for key, sign in signs.items() if sign)
        found.append(Line(terms, total))
    return found


def groups_of(published: Published) -> list[Group]:
    """Return the linked groups of what is not shown, in a fixed order."""
    keys = [*sorted(published.hidden, key=repr), *sorted(published.open, key=repr)]
    return grouped(keys, published.hidden, lines_of(published))


def grouped(
    keys: Iterable[Key], hidden: frozenset[Key], lines: Iterable[Line], most: int = 0
) -> list[Group]:
    """Return which of ``keys`` hang together by ``lines``. No count is taken to be larger than
    ``most``; without it, than twice all that is told about the group.
    """
    order = list(keys)
    head: dict[Key, Key] = {key: key for key in order}

    def top(key: Key) -> Key:
        while head[key] != key:
            key = head[key]
        return key

    kept = [line for line in lines if line.terms]
    for line in kept:
        first = top(line.terms[0][0])
        for name, _sign in line.terms[1:]:
            head[top(name)] = first
    members: dict[Key, list[Key]] = {}
    for key in order:
        members.setdefault(top(key), []).append(key)
    own: dict[Key, list[Line]] = {}
    for line in kept:
        own.setdefault(top(line.terms[0][0]), []).append(line)
    return [
        Group(
            frozenset(key for key in found if key in hidden),
            frozenset(key for key in found if key not in hidden),
            frozenset(own.get(name, ())),
            most or 2 * sum(abs(line.total) for line in own.get(name, ())) + 40,
            tuple(found),
        )
        for name, found in members.items()
    ]

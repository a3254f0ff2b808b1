"""Whether everything that is published together gives a count of fewer than five people away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .counting import has_reason, is_small, weak_keys
from .programme import weak_keys_of_many
from .system import Group, Key, Published, groups_of, lines_of


class Trouble(StrEnum):
    """What is wrong."""

    SMALL = "small"
    """A count of fewer than five people would be shown."""
    SUM = "sum"
    """A whole and its parts don't add up."""
    DIFFERS = "differs"
    """One source tells the same count differently in two tables."""
    SHOWN = "shown"
    """A hidden count is shown elsewhere, or was shown before."""
    UNCOVERED = "uncovered"
    """Counts are hidden together of which none is small, or all are."""
    EXPOSED = "exposed"
    """A hidden count has fewer than five possible values."""
    UNCHANGED = "unchanged"
    """A hidden count has fewer than five possible values for whoever supposes that counts hidden in
    two versions did not change in between."""
    WORKED_OUT = "worked-out"
    """A count that is not published can be worked out, and is small."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One trouble and the counts it concerns, in a fixed order."""

    trouble: Trouble
    keys: tuple[Key, ...]


def audit(published: Published, truth: Mapping[Any, int] | None = None) -> list[Finding]:
    """Return everything that is wrong with what is published together; nothing where it is safe.

    ``truth`` are the counts behind what is hidden, as far as they are known.
    """
    small = sorted((key for key, count in published.shown.items() if is_small(count)), key=repr)
    found = [Finding(Trouble.SMALL, (key,)) for key in small]
    found += _sums(published)
    if found:
        return found
    return [finding for group in groups_of(published) for finding in _of_group(group, truth or {})]


def _sums(published: Published) -> Iterable[Finding]:
    lines = lines_of(published)
    for equation, line in zip(published.equations, lines, strict=True):
        over = {key for key, _sign in line.terms}
        # With all parts but hidden ones known, what is left must be able to hold them.
        least = sum(key in published.hidden for key in over)
        one_sided = all(sign > 0 for _key, sign in line.terms)
        if (not line.terms and line.total) or (line.terms and one_sided and line.total < least):
            yield Finding(Trouble.SUM, (equation.whole, *equation.parts))


def _of_group(group: Group, truth: Mapping[Any, int]) -> Iterable[Finding]:
    if group.hidden and group.hidden <= truth.keys() and not has_reason(group, truth):
        yield Finding(Trouble.UNCOVERED, tuple(key for key in group.keys if key in group.hidden))
        return
    weak = weak_keys(group)
    if weak is None:
        weak = weak_keys_of_many(group)
    for key in group.keys:
        if key in weak:
            trouble = Trouble.EXPOSED if key in group.hidden else Trouble.WORKED_OUT
            yield Finding(trouble, (key,))

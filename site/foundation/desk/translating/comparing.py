"""What an editor of a translation has to do, unit by unit."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ...translation import original_of
from .units import Unit, paired, paired_through, units_of

_PARTS = re.compile(r"\s+|\w+|[^\w\s]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]{2}")


class State(models.TextChoices):
    """How a unit of the translation stands to its original."""

    MISSING = "missing", _("missing")
    CHANGED = "changed", _("changed since translated")
    UNKNOWN = "unknown", _("not compared yet")
    EXTRA = "extra", _("only in English")
    CURRENT = "current", _("up to date")


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words: ``kind`` is ``same``, ``gone`` or ``new``."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One unit in both languages, its state, and what changed in Serbian since the translation."""

    label: str
    state: State
    serbian: tuple[str, ...]
    english: tuple[str, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """A whole page. ``compared_with`` is the revision of the original that is shown."""

    rows: list[Row]
    compared_with: Any

    def count(self, state: State) -> int:
        """Return how many units are in a state."""
        return sum(row.state == state for row in self.rows)

    @property
    def counts(self) -> list[tuple[State, int]]:
        """Each state that occurs, with how many units are in it."""
        return [(state, number) for state in State if (number := self.count(state))]

    @property
    def needs_work(self) -> bool:
        """Say whether a unit is missing or changed."""
        return bool(self.count(State.MISSING) or self.count(State.CHANGED))

    @property
    def has_serbian(self) -> bool:
        """Say whether Serbian words still stand where English ones belong."""
        return any(row.state is State.MISSING and row.english for row in self.rows)


def compare(translation: Any) -> Comparison:
    """Compare the newest draft of ``translation`` with its original as it is published: pages, or
    snippets.
    """
    original = original_of(translation)
    original = getattr(original, "specific", original)
    live = original.live_revision
    now = units_of(live.as_object() if live else original)
    before = _before(translation)
    then = {} if before is None else _counterparts(now, before)
    english = units_of(translation.get_latest_revision_as_object())
    pairs = paired(now, english) if before is None else paired_through(now, before, english)
    rows = [
        _row(serbian, other, then.get(serbian.key) if serbian else None, before is not None)
        for serbian, other in pairs
        if (serbian and serbian.text) or (other and other.text)
    ]
    return Comparison(rows, live)


def _before(translation: Any) -> list[Unit] | None:
    """Return the Serbian text that the newest draft says; ``None`` when nobody compared them."""
    latest = translation.get_latest_revision_as_object()
    revision = latest.translated_from or translation.translated_from
    return None if revision is None else units_of(revision.as_object())


def _counterparts(now: list[Unit], before: list[Unit]) -> dict[str, Unit]:
    return {unit.key: old for unit, old in paired(now, before) if unit and old}


def _row(serbian: Unit | None, english: Unit | None, then: Unit | None, compared: bool) -> Row:
    label = (serbian or english or Unit("", "", "", ())).label
    said = english.passages if english else ()
    if serbian is None or not serbian.text:
        return Row(label, State.EXTRA, (), said)
    if not said or any(_is_left(passage, serbian) for passage in said):
        return Row(label, State.MISSING, serbian.passages, said)
    if not compared:
        return Row(label, State.UNKNOWN, serbian.passages, said)
    before = then.text if then else ""
    if before == serbian.text:
        return Row(label, State.CURRENT, serbian.passages, said)
    changes = tuple(changes_between(before, serbian.text))
    return Row(label, State.CHANGED, serbian.passages, said, changes)


def _is_left(passage: str, serbian: Unit) -> bool:
    """Say whether a passage of a translation still has the words that it is to translate."""
    return passage in serbian.passages and bool(_CYRILLIC.search(passage))


def changes_between(before: str, after: str) -> list[Change]:
    """Return ``after`` as runs of words that stayed, with what went and what came."""
    old, new = _PARTS.findall(before), _PARTS.findall(after)
    found: list[Change] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Change("same", "".join(old[i1:i2])))
            continue
        if i2 > i1:
            found.append(Change("gone", "".join(old[i1:i2])))
        if j2 > j1:
            found.append(Change("new", "".join(new[j1:j2])))
    return found

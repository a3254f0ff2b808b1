"""A page as a row of units, each a field or a block, and which unit of one page is which of the
other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
from uuid import uuid4

from django.db import models
from django.utils.text import capfirst
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from ...blocks.answers import ask, passages_of

_OF_A_PAGE = ("title", "seo_title", "search_description")
_NO_WORDS = (models.URLField, models.EmailField, models.UUIDField, models.SlugField)


@dataclass(frozen=True, slots=True)
class Unit:
    """One field or block: what it is called, of what kind it is, and its words by passage."""

    key: str
    kind: str
    label: str
    passages: tuple[str, ...]

    @property
    def text(self) -> str:
        """All words, a passage a line."""
        return "\n".join(self.passages)


def units_of(page: Any) -> list[Unit]:
    """Return everything that ``page``, a specific one, says in words of an editor."""
    found: list[Unit] = []
    for field in page._meta.concrete_fields:
        if field.model is Page and field.name not in _OF_A_PAGE:
            continue
        found.extend(_units_of_field(page, field))
    return found


def _units_of_field(page: Any, field: Any) -> Iterator[Unit]:
    label = capfirst(field.verbose_name)
    value = getattr(page, field.name, None)
    if isinstance(field, StreamField):
        yield from _blocks_of(value, field.name, label)
    elif isinstance(field, RichTextField):
        yield Unit(field.name, field.name, label, tuple(passages_of(value or "")))
    # A choice of several codes is kept as text too, and is no words.
    elif _is_text(field) and not isinstance(value, list):
        lines = tuple(line for line in str(value or "").splitlines() if line.strip())
        yield Unit(field.name, field.name, label, lines)


def _is_text(field: Any) -> bool:
    return (
        isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, _NO_WORDS)
        and not field.choices
    )


def _blocks_of(stream: Any, name: str, label: str) -> Iterator[Unit]:
    for number, child in enumerate(stream or (), start=1):
        passages = ask(child.block, "passages", child.value)
        alts = [picture.alt for picture in ask(child.block, "pictures", child.value)]
        words = tuple(dict.fromkeys(text for text in (*passages, *alts) if text))
        title = f"{label} › {capfirst(child.block.label)} ({number})"
        # A block that came from a program may have no identity: it is like no other then.
        yield Unit(f"{name}:{child.id or uuid4()}", f"{name}:{child.block_type}", title, words)


Pairs = list[tuple[Unit | None, Unit | None]]


def paired(these: Sequence[Unit], those: Sequence[Unit]) -> Pairs:
    """Return which unit of ``these`` is which of ``those``; ``None`` where one has no counterpart.

    Blocks keep their identity when they are edited, and when a translation is made from them;
    others are matched by their words, or else by the order of their kinds.
    """
    known = {unit.key: unit for unit in those}
    common = {unit.key for unit in these} & known.keys()
    left = [unit for unit in those if unit.key not in common]
    pairs: Pairs = []
    rest: list[Unit] = []
    for unit in these:
        if unit.key not in common:
            rest.append(unit)
            continue
        pairs += _by_words(rest, _taken(left, rest))
        rest = []
        pairs.append((unit, known[unit.key]))
    return pairs + _by_words(rest, left)


def paired_through(
    now: Sequence[Unit], before: Sequence[Unit], translation: Sequence[Unit]
) -> Pairs:
    """Return which unit of an original is which of its translation, by way of the original that the
    translation was made from: what came or went since shifts nothing.
    """
    old_of = {new.key: old.key for new, old in paired(now, before) if new and old}
    said_of = {old.key: said for old, said in paired(before, translation) if old and said}
    found = {unit.key: said_of.get(old_of.get(unit.key, "")) for unit in now}
    used = {said.key for said in found.values() if said}
    fresh = [unit for unit in now if found[unit.key] is None]
    left = paired(fresh, [unit for unit in translation if unit.key not in used])
    found |= {unit.key: said for unit, said in left if unit}
    pairs: Pairs = [(unit, found[unit.key]) for unit in now]
    return pairs + [(None, said) for unit, said in left if unit is None]


def _taken(left: list[Unit], rest: Sequence[Unit]) -> list[Unit]:
    """Take from ``left`` what belongs to the fields that ``rest`` comes from."""
    fields = {unit.kind.partition(":")[0] for unit in rest}
    mine = [unit for unit in left if unit.kind.partition(":")[0] in fields]
    for unit in mine:
        left.remove(unit)
    return mine


def _by_words(these: Sequence[Unit], those: Sequence[Unit]) -> Pairs:
    """Match what says the same, and what lies between by its kind."""
    words = [(u.kind, u.passages) for u in these], [(u.kind, u.passages) for u in those]
    pairs: Pairs = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if what == "equal":
            pairs += list(zip(these[i1:i2], those[j1:j2], strict=True))
        else:
            pairs += _by_kind(these[i1:i2], those[j1:j2])
    return pairs


def _by_kind(these: Sequence[Unit], those: Sequence[Unit]) -> Pairs:
    kinds = [unit.kind for unit in these], [unit.kind for unit in those]
    pairs: Pairs = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, *kinds, autojunk=False).get_opcodes():
        if what == "equal":
            pairs += list(zip(these[i1:i2], those[j1:j2], strict=True))
        else:
            pairs += [(unit, None) for unit in these[i1:i2]]
            pairs += [(None, unit) for unit in those[j1:j2]]
    return pairs

"""What a version of an assessment says: kept as JSON in both languages, read as objects.

Pure Python. Points are hundredths of a point (``POINT`` is one).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .codes import Kind, Mode

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a question, or one choice of a step.

    ``match_key`` and ``match`` are the other half of a pair; ``goes_to`` is the step that a choice
    leads to, or nothing where the case ends. Keys say nothing about what is right.
    """

    key: str
    text: Words
    right: bool = False
    match_key: str = ""
    match: Words = field(default_factory=dict)
    points: int = 0
    goes_to: str = ""
    feedback: Words = field(default_factory=dict)
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One question or one step, with its key: never sent before it is answered.

    ``points`` is the most that it can bring. ``sign`` names an indicator with its version.
    """

    key: str
    kind: Kind
    points: int
    prompt: Words
    explanation: Words = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    value: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    unit: Words = field(default_factory=dict)
    guidance: Words = field(default_factory=dict)
    sign: str = ""
    question_version: int | None = None

    def option(self, key: str) -> Option | None:
        """Return the option of that key, if there is one."""
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True)
class Paper:
    """All that a version says, in both languages."""

    mode: Mode
    title: Words
    lead: Words
    items: tuple[Item, ...]

    def item(self, key: str) -> Item | None:
        """Return the item of that key, if there is one."""
        return next((item for item in self.items if item.key == key), None)


def paper_of(content: Mapping[str, Any]) -> Paper:
    """Return what a version's JSON says."""
    return Paper(
        mode=Mode(content["mode"]),
        title=content["title"],
        lead=content["lead"],
        items=tuple(item_of(item) for item in content["items"]),
    )


def item_of(told: Mapping[str, Any]) -> Item:
    """Return an item from its JSON."""
    fields = dict(told)
    value = fields.pop("value", None)
    options = fields.pop("options", ())
    return Item(
        **{
            **fields,
            "kind": Kind(fields["kind"]),
            "options": tuple(_option(option) for option in options),
            "value": None if value is None else Decimal(value),
            "tolerance": Decimal(fields.get("tolerance", 0)),
        }
    )


def _option(told: Mapping[str, Any]) -> Option:
    return Option(**{**told, "signs": tuple(told.get("signs", ()))})

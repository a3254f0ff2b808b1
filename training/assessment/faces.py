"""What of an item is sent before it is answered: no key, no explanation, no order that tells.

A face has no place for either, so that no template can let them slip.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.utils.formats import number_format

from foundation.spoken import said

from .codes import POINT, Kind
from .paper import Item


@dataclass(frozen=True, slots=True)
class FaceOption:
    """An option as it is read; ``chosen`` is what was given so far."""

    key: str
    text: str
    chosen: str = ""
    error: str = ""

    @property
    def name(self) -> str:
        """The name of the field in which its place, or its other half, is chosen."""
        return place_name(self.key)

    @property
    def is_chosen(self) -> bool:
        """Whether it is among what was given."""
        return bool(self.chosen)


@dataclass(frozen=True, slots=True)
class Face:
    """An item in one language, as it is asked. ``text`` is what was written so far."""

    key: str
    kind: Kind
    prompt: str
    points: int
    options: tuple[FaceOption, ...] = ()
    matches: tuple[FaceOption, ...] = ()
    unit: str = ""
    text: str = ""
    error: str = ""

    @property
    def errors(self) -> list[tuple[str, str]]:
        """What is wrong: the id of the place on the page where it is put right, and words."""
        own = [("answer", self.error)] if self.error else []
        return [
            *own,
            *((each.name, f"{each.text}: {each.error}") for each in self.options if each.error),
        ]

    @property
    def places(self) -> range:
        """The places of an order, from 1."""
        return range(1, len(self.options) + 1)


def shown_points(points: int) -> str:
    """Return hundredths of a point as one reads them in the language that is active: ``1``,
    ``0,5``, ``0.33``.
    """
    whole, part = divmod(points, POINT)
    return number_format(Decimal(f"{whole}.{part:02}".rstrip("0").rstrip(".")))


def place_name(key: str) -> str:
    """Return the name of the field that holds an option's place, or the other half of its pair."""
    return f"place-{key}"


def face_of(
    item: Item,
    language: str,
    seed: str,
    given: Any = None,
    errors: Mapping[str, str] = MappingProxyType({}),
) -> Face:
    """Return the face of an item in ``language``, with what was ``given`` and is wrong with it.

    The order of options follows from ``seed``: the same at every look, and told by nothing.
    """
    mixed = random.Random(f"{seed}:{item.key}")  # noqa: S311 - an order on a page, no secret
    options = list(item.options)
    pairs = [(option.match_key, option.match) for option in item.options]
    if item.kind != Kind.STEP:
        mixed.shuffle(options)
        mixed.shuffle(pairs)
    return Face(
        key=item.key,
        kind=item.kind,
        prompt=said(item.prompt, language),
        points=item.points,
        options=tuple(
            FaceOption(
                option.key,
                said(option.text, language),
                _chosen(option.key, given),
                errors.get(place_name(option.key), ""),
            )
            for option in options
        ),
        matches=tuple(FaceOption(key, said(words, language)) for key, words in pairs)
        if item.kind == Kind.MATCHING
        else (),
        unit=said(item.unit, language),
        text=given if isinstance(given, str) and item.kind in {Kind.NUMBER, Kind.FREE} else "",
        error=errors.get("answer", ""),
    )


def _chosen(key: str, given: Any) -> str:
    match given:
        case dict():
            return str(given.get(key, ""))
        case list() if key in given:
            return str(given.index(key) + 1)
        case str() if key == given:
            return key
        case _:
            return ""

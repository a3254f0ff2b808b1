"""What of an item is sent before it is answered: no key, no explanation, no order that tells.

A face has no place for either, so that no template can let them slip.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .codes import POINT, Kind
from .paper import Item, said


@dataclass(frozen=True, slots=True)
class FaceOption:
    """An option as it is read; ``chosen`` is what was given so far."""

    key: str
    text: str
    chosen: str = ""

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
    is_serbian_only: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole_points(self) -> str:
        """The points that it can bring, as one reads them."""
        return shown_points(self.points)

    @property
    def places(self) -> range:
        """The places of an order, from 1."""
        return range(1, len(self.options) + 1)


def shown_points(points: int) -> str:
    """Return hundredths of a point as one reads them: ``1``, ``0.5``, ``0.33``."""
    whole, part = divmod(points, POINT)
    return f"{whole}.{part:02}".rstrip("0").rstrip(".")


def face_of(item: Item, language: str, seed: str, given: Any = None) -> Face:
    """Return the face of an item in ``language``, with ``given`` filled in where it is one.

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
            FaceOption(option.key, said(option.text, language), _chosen(option.key, given))
            for option in options
        ),
        matches=tuple(FaceOption(key, said(words, language)) for key, words in pairs)
        if item.kind == Kind.MATCHING
        else (),
        unit=said(item.unit, language),
        text=given if isinstance(given, str) and item.kind in {Kind.NUMBER, Kind.FREE} else "",
        is_serbian_only=language != "sr" and not item.prompt.get(language),
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

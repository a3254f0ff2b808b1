"""What was answered, beside what is right: made only for what was answered."""

from dataclasses import dataclass
from typing import Any

from foundation.spoken import Said, said

from .codes import Kind
from .faces import shown_points
from .paper import Item, Option


@dataclass(frozen=True, slots=True)
class Line:
    """One option: what it says, what was given for it and what is right, in words."""

    text: str
    given: str = ""
    wanted: str = ""
    is_given: bool = False
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """An answered item in one language. ``points`` is ``None`` while nobody has marked it."""

    key: str
    kind: Kind
    prompt: str
    lines: tuple[Line, ...]
    given: str
    wanted: str
    explanation: str
    points: int | None
    maximum: int
    signs: tuple[str, ...]
    comment: str = ""

    @property
    def outcome(self) -> str:
        """How it went, as a code: ``waiting``, ``full``, ``partly`` or ``none``."""
        if self.points is None:
            return "waiting"
        if self.points >= self.maximum:
            return "full"
        return "partly" if self.points else "none"

    @property
    def shown_points(self) -> str:
        """The points that it brought."""
        return shown_points(self.points or 0)

    @property
    def shown_maximum(self) -> str:
        """The points that it could bring."""
        return shown_points(self.maximum)


def review_of(
    item: Item, language: str, given: Any, points: int | None, comment: str = ""
) -> Review:
    """Return what ``given`` was, beside the key."""
    chosen = item.option(given) if item.kind == Kind.STEP and isinstance(given, str) else None
    return Review(
        key=item.key,
        kind=item.kind,
        prompt=said(item.prompt, language),
        lines=_lines(item, language, given),
        given=str(given) if item.kind in {Kind.NUMBER, Kind.FREE} else "",
        wanted=_wanted(item, language),
        explanation=said(chosen.feedback if chosen else item.explanation, language),
        points=points,
        maximum=item.points,
        signs=chosen.signs if chosen else tuple(filter(None, [item.sign])),
        comment=comment,
    )


def _lines(item: Item, language: str, given: Any) -> tuple[Line, ...]:
    match item.kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            return tuple(_chosen(option, language, given) for option in item.options)
        case Kind.STEP:
            # What other choices lead to is for the next time.
            return tuple(
                Line(said(option.text, language), is_given=option.key == given)
                for option in item.options
                if option.key == given
            )
        case Kind.ORDERING:
            return tuple(
                _placed(number, option, language, given)
                for number, option in enumerate(item.options, start=1)
            )
        case Kind.MATCHING:
            return tuple(_matched(item, option, language, given) for option in item.options)
        case _:
            return ()


def _chosen(option: Option, language: str, given: Any) -> Line:
    is_given = option.key == given if isinstance(given, str) else option.key in given
    return Line(said(option.text, language), is_given=is_given, is_right=option.right)


def _placed(number: int, option: Option, language: str, given: Any) -> Line:
    place = given.index(option.key) + 1 if option.key in given else 0
    return Line(
        said(option.text, language),
        given=str(place or ""),
        wanted=str(number),
        is_given=True,
        is_right=place == number,
    )


def _matched(item: Item, option: Option, language: str, given: Any) -> Line:
    key = given.get(option.key, "")
    other = next((each for each in item.options if each.match_key == key), None)
    return Line(
        said(option.text, language),
        given=said(other.match, language) if other else "",
        wanted=said(option.match, language),
        is_given=True,
        is_right=key == option.match_key,
    )


def _wanted(item: Item, language: str) -> str:
    if item.kind == Kind.NUMBER and item.value is not None:
        number = f"{item.value.normalize():f}"
        unit = said(item.unit, language)
        return Said(f"{number} {unit}".strip(), unit.lang)
    return said(item.guidance, language) if item.kind == Kind.FREE else ""

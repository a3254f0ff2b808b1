"""Between the plan's nested data and the flat rows of its table."""

import json
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any, NoReturn

from ..deadlines import Deadline, DeadlineKind, DeadlinePart
from ..notation import parsed, written
from ..reading import Place, PlanUnreadableError, Reason
from .encode import Data
from .fields import Row

SAME = ("number", "slug", "text", "source_text", "shared_with", "place")
PRINTED = ("holders_printed", "funding_printed", "deadline_printed")
OVERVIEW = ("number", "number_place", "text", "source_text", "place")
COLUMNS = (
    *("row", "number", "slug", "text", "source_text", "holders", "funding", "deadline"),
    *PRINTED,
    "shared_with",
    *(f"overview_{name}" for name in OVERVIEW),
    *("place", "details"),
)
Flat = dict[str, str]
LIST = ", "


class Kind(StrEnum):
    """What a row is about: the first column."""

    PLAN = "plan"
    PASSAGE = "passage"
    GENERAL_GOAL = "general-goal"
    SPECIFIC_GOAL = "specific-goal"
    ACTIVITY = "activity"
    EVENT = "event"
    IRREGULARITY = "irregularity"


def rows_of(data: Data) -> Iterator[Flat]:
    """Yield the rows of encoded data, each goal followed by what is under it."""
    yield {
        "row": Kind.PLAN,
        "number": str(data["year"]),
        "text": data["language"],
        "details": data["format"],
    }
    for passage in data["passages"]:
        row = _same(Kind.PASSAGE, passage)
        yield row | {"number": passage.get("mark", ""), "details": passage["kind"]}
    for general in data["general_goals"]:
        yield _same(Kind.GENERAL_GOAL, general)
        for goal in general["specific_goals"]:
            yield _same(Kind.SPECIFIC_GOAL, goal)
            for activity in goal["activities"]:
                yield _same(Kind.ACTIVITY, activity) | _beside(activity)
    for event in data["events"]:
        yield {"row": Kind.EVENT, "text": event["name"], "number": event["date"]}
    for found in data["irregularities"]:
        yield {
            "row": Kind.IRREGULARITY,
            "slug": found["code"],
            "text": found["shown"],
            "source_text": found["original"],
            "place": LIST.join(found["places"]),
            "details": json.dumps(found["details"], ensure_ascii=False),
        }


def _same(kind: Kind, data: Data) -> Flat:
    row = {"row": kind.value} | {key: data[key] for key in SAME if key in data}
    overview = data.get("overview") or {}
    return row | {f"overview_{name}": overview[name] for name in OVERVIEW if name in overview}


def _beside(activity: Data) -> Flat:
    parts = tuple(
        DeadlinePart(
            **{**part, "kind": DeadlineKind(part["kind"]), "events": tuple(part.get("events", ()))}
        )
        for part in activity["deadline"]
    )
    return {
        "holders": LIST.join(activity["holders"]),
        "funding": LIST.join(activity["funding"]),
        "deadline": written(Deadline(parts)) if parts else "",
        **{key: activity[key] for key in PRINTED},
    }


def nested(rows: Iterable[tuple[Place, Flat]]) -> Data:
    """Return the data that the rows hold, for ``decode`` to check.

    Raises ``PlanUnreadableError`` with the line for a row that has no place where it stands or a
    cell that can't be taken apart.
    """
    nest = _Nest()
    for place, flat in rows:
        nest.add(place, flat)
    return nest.data


class _Nest:
    def __init__(self) -> None:
        lists: Data = {key: [] for key in ("passages", "general_goals", "events", "irregularities")}
        self.data: Data = lists
        self.takers: dict[str, Callable[[Place, Flat], None]] = {
            Kind.PLAN: self.plan,
            Kind.PASSAGE: self.passage,
            Kind.GENERAL_GOAL: self.general_goal,
            Kind.SPECIFIC_GOAL: self.specific_goal,
            Kind.ACTIVITY: self.activity,
            Kind.EVENT: self.event,
            Kind.IRREGULARITY: self.irregularity,
        }

    def add(self, place: Place, flat: Flat) -> None:
        taker = self.takers.get(flat["row"])
        if taker is None:
            self.refuse(place, "row", flat["row"])
        try:
            taker(place, flat)
        except (KeyError, IndexError):
            self.refuse(place, "row", flat["row"])

    def refuse(self, place: Place, key: str, text: str) -> NoReturn:
        raise PlanUnreadableError.because(Reason.VALUE, place, key=key, text=text[:60])

    def plan(self, place: Place, flat: Flat) -> None:
        if not flat["number"].isdecimal():
            self.refuse(place, "number", flat["number"])
        year = int(flat["number"])
        self.data |= {"format": flat["details"], "language": flat["text"], "year": year}

    def passage(self, place: Place, flat: Flat) -> None:
        passage = {"kind": flat["details"], **_filled(flat, "text", "source_text", "place")}
        if flat["number"]:
            passage["mark"] = flat["number"]
        self.data["passages"].append(Row(passage, place))

    def goal(self, place: Place, flat: Flat, *keys: str) -> Row:
        overview = {name: flat[f"overview_{name}"] for name in OVERVIEW if flat[f"overview_{name}"]}
        return Row(
            _filled(flat, "text", "source_text", "place", *keys) | {"overview": overview or None},
            place,
        )

    def general_goal(self, place: Place, flat: Flat) -> None:
        goal = self.goal(place, flat, "number")
        self.data["general_goals"].append(goal)
        goal["specific_goals"] = []

    def specific_goal(self, place: Place, flat: Flat) -> None:
        goal = self.goal(place, flat, "number", "slug")
        self.data["general_goals"][-1]["specific_goals"].append(goal)
        goal["activities"] = []

    def activity(self, place: Place, flat: Flat) -> None:
        row: dict[str, Any] = _filled(flat, *SAME, *PRINTED)
        row |= {key: flat[key].split(LIST) for key in ("holders", "funding")}
        try:
            parts = parsed(flat["deadline"]).parts if flat["deadline"] else ()
            row["deadline"] = [_part(part) for part in parts]
        except ValueError:
            self.refuse(place, "deadline", flat["deadline"])
        self.data["general_goals"][-1]["specific_goals"][-1]["activities"].append(Row(row, place))

    def event(self, place: Place, flat: Flat) -> None:
        self.data["events"].append(Row({"name": flat["text"], "date": flat["number"]}, place))

    def irregularity(self, place: Place, flat: Flat) -> None:
        try:
            details = json.loads(flat["details"])
        except (ValueError, RecursionError):
            self.refuse(place, "details", flat["details"])
        found = {
            "code": flat["slug"],
            "shown": flat["text"],
            "original": flat["source_text"],
            "places": flat["place"].split(LIST),
            "details": details,
        }
        self.data["irregularities"].append(Row(found, place))


def _filled(flat: Flat, *keys: str) -> Data:
    return {key: flat[key] for key in keys if flat[key]}


def _part(part: DeadlinePart) -> Data:
    numbers = {"quarter": part.quarter, "month": part.month, "until_month": part.until_month}
    data: Data = {key: number for key, number in numbers.items() if number is not None}
    return {
        "kind": part.kind.value,
        **data,
        **({"events": list(part.events)} if part.events else {}),
    }

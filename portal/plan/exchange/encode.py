"""From the plan to plain data: lists, texts and numbers, in the words of the structure itself."""

from collections.abc import Callable
from typing import Any

from ..deadlines import DeadlinePart
from ..reading import (
    ActivityRow,
    GeneralGoalPart,
    Irregularity,
    OverviewGoal,
    Passage,
    PlanDocument,
    SpecificGoalPart,
    Wording,
)

FORMAT = "work-plan/1"
LANGUAGE = "sr-Cyrl"
Data = dict[str, Any]
Words = Callable[[str], str]


def encode(document: PlanDocument, language: str = LANGUAGE, words: Words = str) -> Data:
    """Return the plan as data that ``decode`` reads.

    ``words`` is applied to every text that people read (to write it in Latin, say), ``language``
    is what the texts are then in.
    """
    encoder = _Encoder(words)
    return {
        "format": FORMAT,
        "language": language,
        "year": document.year,
        "passages": [encoder.passage(passage) for passage in document.passages],
        "general_goals": [encoder.general_goal(goal) for goal in document.general_goals],
        "events": [
            {"name": words(name), "date": day.isoformat()}
            for name, day in document.event_dates.items()
        ],
        "irregularities": [encode_irregularity(found, words) for found in document.irregularities],
    }


class _Encoder:
    def __init__(self, words: Words) -> None:
        self.words = words

    def wording(self, wording: Wording) -> Data:
        return {
            "text": self.words(wording.text),
            "source_text": self.words(wording.source_text),
            "place": str(wording.place),
        }

    def passage(self, passage: Passage) -> Data:
        return {
            "kind": passage.kind.value,
            **self.wording(passage.wording),
            **({"mark": passage.mark} if passage.mark else {}),
        }

    def overview(self, goal: OverviewGoal | None) -> Data | None:
        if goal is None:
            return None
        return {
            "number": goal.number,
            "number_place": str(goal.place),
            **self.wording(goal.wording),
        }

    def general_goal(self, goal: GeneralGoalPart) -> Data:
        return {
            "number": goal.number,
            **self.wording(goal.wording),
            "overview": self.overview(goal.overview),
            "specific_goals": [self.specific_goal(part) for part in goal.specific_goals],
        }

    def specific_goal(self, goal: SpecificGoalPart) -> Data:
        return {
            "number": goal.number,
            "slug": goal.slug,
            **self.wording(goal.wording),
            "overview": self.overview(goal.overview),
            "activities": [self.activity(row) for row in goal.activities],
        }

    def activity(self, row: ActivityRow) -> Data:
        return {
            "number": row.number,
            "slug": row.slug,
            **self.wording(row.wording),
            "holders": list(row.holders),
            "funding": list(row.funding),
            "deadline": [
                self.deadline_part(part) for part in (row.deadline.parts if row.deadline else ())
            ],
            "holders_printed": self.words(row.cells.holders),
            "funding_printed": self.words(row.cells.funding),
            "deadline_printed": self.words(row.cells.deadline),
            **({"shared_with": row.shared_with} if row.shared_with else {}),
        }

    def deadline_part(self, part: DeadlinePart) -> Data:
        numbers = {
            "quarter": part.quarter,
            "month": part.month,
            "until_month": part.until_month,
        }
        events = [self.words(event) for event in part.events]
        return {
            "kind": part.kind.value,
            **{name: number for name, number in numbers.items() if number is not None},
            **({"events": events} if events else {}),
        }


def encode_irregularity(found: Irregularity, words: Words = str) -> Data:
    """Return one irregularity as data."""
    return {
        "code": found.code.value,
        "places": [str(place) for place in found.places],
        "original": words(found.original),
        "shown": words(found.shown),
        "details": dict(found.details),
    }

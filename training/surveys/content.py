"""What a version of a survey asks, and how responses are counted. Pure Python."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from foundation.spoken import said

from .codes import HIGHEST

NO_ANSWER = ""


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """One question in one language; ``options`` are value and words. A scale has numbers."""

    name: str
    text: str
    options: tuple[tuple[str, str], ...]
    is_scale: bool


def questions_of(content: Mapping[str, Any], language: str) -> list[SurveyQuestion]:
    """Return the questions of a version in ``language``, or in Serbian where they have no other."""
    return [_question(told, language) for told in content["questions"]]


def _question(told: Mapping[str, Any], language: str) -> SurveyQuestion:
    is_scale = told["kind"] == "scale"
    options = (
        tuple((str(number), str(number)) for number in range(1, HIGHEST + 1))
        if is_scale
        else tuple(
            (str(number), said(option, language))
            for number, option in enumerate(told["options"], start=1)
        )
    )
    return SurveyQuestion(told["name"], said(told["text"], language), options, is_scale)


def clean_answers(content: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, str]:
    """Return an answer for each question, in their order: what is no answer is none."""
    return {
        question.name: value
        if (value := given.get(question.name, NO_ANSWER)) in dict(question.options)
        else NO_ANSWER
        for question in questions_of(content, "sr")
    }


def counted(
    content: Mapping[str, Any], responses: Iterable[Mapping[str, str]]
) -> dict[str, dict[str, int]]:
    """Return how often each answer was given to each question."""
    rows = list(responses)
    found: dict[str, dict[str, int]] = {}
    for question in questions_of(content, "sr"):
        given = Counter(row.get(question.name, NO_ANSWER) for row in rows)
        values = (*dict(question.options), NO_ANSWER)
        found[question.name] = {value: given[value] for value in values}
    return found

"""The demonstration's bank of questions, and a quiz and a case for each course."""

import json
import tomllib
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from wagtail.models import Locale

from foundation.demo import register_demo
from portal.api import signs_for_choice

from ...models.course import CoursePage
from ..models import Assessment, Question, QuestionOption

HERE = Path(__file__).parent
WORDS = ("title", "lead")


def register() -> None:
    """Register the bank, quizzes and cases after courses and indicators."""
    register_demo(45, "assessment", load)


def load() -> None:
    """Make what is missing. A course that is not there gets nothing."""
    signs = _signs()
    for told in tomllib.loads((HERE / "bank.toml").read_text(encoding="utf-8"))["question"]:
        _question(told, signs)
    courses = list(CoursePage.objects.filter(locale=Locale.get_default()).order_by("path"))
    everything = tomllib.loads((HERE / "assessments.toml").read_text(encoding="utf-8"))
    for mode in ("quiz", "case"):
        for told in everything[mode]:
            if told["course"] <= len(courses):
                _assessment(told, mode, courses[told["course"] - 1], signs)


def _signs() -> dict[tuple[str, str], str]:
    """Return the reference of each sign by the address of its set and its words."""
    return {
        (reference.split("/")[0], words.split(" ", 1)[1]): reference
        for _title, signs in signs_for_choice(AnonymousUser())
        for reference, words in signs
    }


def _question(told: dict[str, Any], signs: dict[tuple[str, str], str]) -> None:
    if Question.objects.filter(slug=told["slug"]).exists():
        return
    made = Question(
        slug=told["slug"],
        kind=told["kind"],
        points=told.get("points", 1),
        sign=signs[tuple(told["sign"])],
        value=told.get("value"),
        guidance=told.get("guidance", ""),
        live=False,
    )
    _say(made, told, ("prompt", "explanation", "unit"))
    made.options = [
        _option(number, *option) for number, option in enumerate(told.get("options", []))
    ]
    made.save()
    made.save_revision().publish()


def _option(
    number: int,
    text: str,
    text_en: str,
    is_right: bool = False,
    match: str = "",
    match_en: str = "",
) -> QuestionOption:
    return QuestionOption(
        sort_order=number,
        text=text,
        text_en=text_en,
        is_right=is_right,
        match=match,
        match_en=match_en,
    )


def _assessment(
    told: dict[str, Any], mode: str, course: CoursePage, signs: dict[tuple[str, str], str]
) -> None:
    if Assessment.objects.filter(slug=told["slug"]).exists():
        return
    is_case = mode == "case"
    items = (
        [{"type": "step", "value": _step(step, signs)} for step in told["step"]]
        if is_case
        else [{"type": "question", "value": slug} for slug in told["questions"]]
    )
    made = Assessment(
        course=course,
        mode=mode,
        slug=told["slug"],
        position=20 if is_case else 10,
        is_required=not is_case,
        allowance=20 if is_case else 3,
        minutes=told.get("minutes"),
        items=json.dumps(items, ensure_ascii=False),
        live=False,
    )
    _say(made, told, WORDS)
    made.save()
    made.save_revision().publish()


def _step(step: dict[str, Any], signs: dict[tuple[str, str], str]) -> dict[str, Any]:
    text, text_en = step["text"]
    choices = [
        {
            "text": choice["text"][0],
            "text_en": choice["text"][1],
            "points": choice.get("points", 0),
            "goes_to": choice.get("goes_to", ""),
            "feedback": choice["feedback"][0],
            "feedback_en": choice["feedback"][1],
            "signs": [signs[tuple(sign)] for sign in choice["signs"]],
        }
        for choice in step["choice"]
    ]
    return {"name": step["name"], "text": text, "text_en": text_en, "choices": choices}


def _say(made: Any, told: dict[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if name in told:
            words, words_en = told[name]
            setattr(made, name, words)
            setattr(made, f"{name}_en", words_en)

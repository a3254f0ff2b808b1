"""The demonstration's survey: the group that goes on is asked before, the one that is over ninety
days after. Answers are made by rule, and by nobody.
"""

import json
import tomllib
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from ..cohorts.models import Cohort
from .codes import Stage
from .models import Survey, SurveyRound
from .services import open_round, respond

TEXTS = Path(__file__).parent / "demo.toml"
WEEKS_OPEN = timedelta(weeks=4)


def load() -> None:
    """Make the survey and its rounds once, after the groups."""
    if Survey.objects.exists():
        return
    today = timezone.localdate()
    groups = Cohort.objects.filter(starts_on__lte=today, cancelled_at=None)
    going_on = groups.filter(ends_on__gte=today).first()
    over = groups.filter(ends_on__lt=today).first()
    if going_on is None or over is None:
        return
    survey = _survey()
    _ask(survey, going_on, Stage.BEFORE)
    asked = _ask(survey, over, Stage.LATER)
    _answer(survey, asked)


def _survey() -> Survey:
    told = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    questions = [
        {"type": "one_of" if "options" in question else "scale", "value": _value(question)}
        for question in told.pop("question")
    ]
    made = Survey(questions=json.dumps(questions, ensure_ascii=False), live=False, **told)
    made.save()
    made.save_revision().publish()
    return made


def _value(question: dict[str, object]) -> dict[str, object]:
    options = question.get("options")
    if not isinstance(options, list):
        return question
    pairs = [{"text": text, "text_en": text_en} for text, text_en in options]
    return {**question, "options": pairs}


def _ask(survey: Survey, cohort: Cohort, stage: Stage) -> SurveyRound:
    today = timezone.localdate()
    version = survey.versions.latest("number")
    return open_round(
        version=version, cohort=cohort, stage=stage, opens_on=today, closes_on=today + WEEKS_OPEN
    )


def _answer(survey: Survey, asked: SurveyRound) -> None:
    """Answer by rule: nobody below four, but to the third question from three on."""
    names = [child.value["name"] for child in survey.questions]
    for number, ticket in enumerate(asked.tickets.order_by("pk")):
        given = {names[0]: 4 + number % 2, names[1]: 5 - number % 2, names[2]: 3 + number % 3}
        given[names[3]] = 1 + number % 2
        respond(ticket=ticket, given={name: str(value) for name, value in given.items()})

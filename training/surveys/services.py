"""What changes of surveys. The one thing that must never be known is who said what."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils import timezone
from wagtail.signals import published

from ..assessment.models.drafted import both
from ..cohorts.models import Cohort, Enrolment
from .codes import STEP
from .content import clean_answers, counted
from .models import (
    Survey,
    SurveyResponse,
    SurveyResult,
    SurveyRound,
    SurveyTicket,
    SurveyVersion,
)

_chance = secrets.SystemRandom()


class ClosedError(Exception):
    """The round is not open, or the ticket was used."""


@transaction.atomic
def add_version(*, survey: Survey) -> SurveyVersion | None:
    """Keep what a published survey asks as its next version; nothing if it asks the same."""
    last = survey.versions.order_by("-number").first()
    content = {
        "title": both(survey, "title"),
        "lead": both(survey, "lead"),
        "questions": [_asked(child) for child in survey.questions],
    }
    if last is not None and last.content == content:
        return None
    return SurveyVersion.objects.create(
        survey=survey,
        number=last.number + 1 if last else 1,
        published_on=timezone.localdate(),
        content=content,
    )


@transaction.atomic
def open_round(
    *, version: SurveyVersion, cohort: Cohort, stage: str, opens_on: date, closes_on: date
) -> SurveyRound:
    """Ask a group, between two days: everybody in it gets a ticket at once, so that none tells
    when it was used. Raises ``ValidationError``.
    """
    made = SurveyRound(
        version=version, cohort=cohort, stage=stage, opens_on=opens_on, closes_on=closes_on
    )
    made.full_clean()
    made.save()
    asked = cohort.enrolments.exclude(state=Enrolment.State.WITHDRAWN)
    SurveyTicket.objects.bulk_create(
        SurveyTicket(round=made, enrolment=enrolment) for enrolment in asked
    )
    return made


@transaction.atomic
def respond(*, ticket: SurveyTicket, given: Mapping[str, Any]) -> None:
    """Take an answer for a ticket, once. Raises ``ClosedError``.

    All tickets of the round are written in one statement, and all its responses are written anew
    under new keys in an order by chance: one transaction has touched every row of both, so neither
    its number nor a place in a table says which two belong together. Nothing keeps a time.
    """
    asked = SurveyRound.objects.select_for_update().get(pk=ticket.round_id)
    mine = SurveyTicket.objects.get(pk=ticket.pk)
    if mine.is_used or not asked.opens_on <= timezone.localdate() <= asked.closes_on:
        raise ClosedError
    SurveyTicket.objects.filter(round=asked).update(
        is_used=Case(When(pk=mine.pk, then=Value(True)), default=F("is_used"))
    )
    content = asked.version.content
    kept = list(asked.responses.values_list("answers", flat=True))
    answers = [*kept, clean_answers(content, given)]
    _chance.shuffle(answers)
    asked.responses.all().delete()
    SurveyResponse.objects.bulk_create(
        SurveyResponse(round=asked, answers=each) for each in answers
    )
    _tell(asked, content, answers)


def _tell(asked: SurveyRound, content: Mapping[str, Any], answers: list[dict[str, str]]) -> None:
    """Keep a result when enough more have answered than for the last one."""
    last = asked.results.order_by("-responses").first()
    if len(answers) >= STEP + (last.responses if last else 0):
        SurveyResult.objects.create(
            round=asked, responses=len(answers), counts=counted(content, answers)
        )


def _asked(child: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "kind": child.block_type,
        "name": child.value["name"],
        "text": _words(child.value),
    }
    if child.block_type == "one_of":
        told["options"] = [_words(option) for option in child.value["options"]]
    return told


def _words(block: Any) -> dict[str, str]:
    words = {"sr": block["text"], "en": block["text_en"]}
    return {language: text for language, text in words.items() if text}


def _published(sender: Any, instance: Survey, **kwargs: Any) -> None:
    add_version(survey=instance)


def connect() -> None:
    """Add a version whenever a survey is published, whichever way."""
    published.connect(_published, sender=Survey, dispatch_uid="version-of-survey")

"""A survey, and a round of it for as many people as a test needs."""

import json
from datetime import timedelta

from django.utils import timezone

from tests.factories.cohorts import make_cohort, make_person
from training.cohorts.services import enrol_person
from training.models import Survey
from training.surveys import services


def make_survey(**fields):
    """Publish a survey of two statements and a question."""
    options = [{"text": text, "text_en": ""} for text in ("Да", "Не", "Не знам")]
    questions = [
        {"type": "scale", "value": {"name": "jasno", "text": "Било је јасно.", "text_en": ""}},
        {"type": "scale", "value": {"name": "korisno", "text": "Користи ми.", "text_en": ""}},
        {
            "type": "one_of",
            "value": {"name": "opet", "text": "Опет?", "text_en": "", "options": options},
        },
    ]
    told = {"slug": "anketa", "title": "Анкета", "title_en": "Survey", **fields}
    made = Survey(questions=json.dumps(questions), live=False, **told)
    made.save()
    made.save_revision().publish()
    return Survey.objects.get(pk=made.pk)


def open_round(survey, cohort, stage="after"):
    """Open a round for a group that began yesterday and ends in a week."""
    today = timezone.localdate()
    return services.open_round(
        version=survey.versions.first(),
        cohort=cohort,
        stage=stage,
        opens_on=today - timedelta(days=1),
        closes_on=today + timedelta(days=7),
    )


def make_group(course, count, **fields):
    """Return a new group of so many people, none of whom has an account."""
    cohort = make_cohort(course, capacity=count, **fields)
    for _each in range(count):
        enrol_person(person=make_person(), cohort=cohort)
    return cohort

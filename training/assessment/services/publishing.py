"""Versions are made by publishing: a copy of all that is said, which nothing changes."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from wagtail.signals import published

from portal.api import version_of_sign

from ..codes import Kind
from ..composing import (
    DraftError,
    content_of_assessment,
    content_of_question,
    problems_of_assessment,
    problems_of_question,
)
from ..models import (
    Assessment,
    AssessmentItem,
    AssessmentVersion,
    Question,
    QuestionVersion,
)
from ..paper import Paper, paper_of
from ..walking import most_points


@transaction.atomic
def add_question_version(*, question: Question) -> QuestionVersion | None:
    """Keep what a published question says as its next version; nothing if it says the same.

    Raises ``DraftError`` for one that nobody could answer, or whose indicator is not there.
    """
    indicator = version_of_sign(AnonymousUser(), question.sign)
    problems = problems_of_question(question)
    if problems or indicator is None:
        raise DraftError(problems)
    last = question.versions.order_by("-number").first()
    content = content_of_question(question)
    if last is not None and last.content == content:
        return None
    return QuestionVersion.objects.create(
        question=question,
        number=last.number + 1 if last else 1,
        published_on=timezone.localdate(),
        indicator_version=indicator,
        content=content,
    )


@transaction.atomic
def add_assessment_version(*, assessment: Assessment) -> AssessmentVersion | None:
    """Keep what a published quiz or case says as its next version, with its items; nothing if it
    says the same.

    A quiz takes the newest version of each question. Raises ``DraftError``.
    """
    problems = problems_of_assessment(assessment)
    if problems:
        raise DraftError(problems)
    last = assessment.versions.order_by("-number").first()
    content = content_of_assessment(assessment)
    paper = paper_of(content)
    rules = {
        name: getattr(assessment, name)
        for name in ("pass_percent", "allowance", "minutes", "feedback")
    }
    if (
        last is not None
        and last.content == content
        and all(getattr(last, name) == value for name, value in rules.items())
    ):
        return None
    version = AssessmentVersion.objects.create(
        assessment=assessment,
        number=last.number + 1 if last else 1,
        published_on=timezone.localdate(),
        maximum=most_points(paper),
        content=content,
        **rules,
    )
    _add_items(version, paper)
    return version


def _add_items(version: AssessmentVersion, paper: Paper) -> None:
    for position, item in enumerate(paper.items, start=1):
        AssessmentItem.objects.create(
            version=version,
            key=item.key,
            position=position,
            maximum=item.points,
            is_free=item.kind == Kind.FREE,
            question_version_id=item.question_version,
        )


def _published(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Question):
        add_question_version(question=instance)
    else:
        add_assessment_version(assessment=instance)


def connect() -> None:
    """Add a version whenever a question, a quiz or a case is published, whichever way."""
    for model in (Question, Assessment):
        published.connect(_published, sender=model, dispatch_uid=f"version-of-{model.__name__}")

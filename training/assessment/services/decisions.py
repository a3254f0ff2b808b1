"""What trainers and administrators decide: rows that are only added to. The latest counts."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.models import User
from training.cohorts.journal import note_event
from training.cohorts.models import Enrolment

from ..faces import shown_points
from ..models import (
    Answer,
    Assessment,
    Attempt,
    AttemptsGranted,
    Mark,
    PersonalTime,
    ResultOverride,
)
from ..models.marks import Decision


@transaction.atomic
def mark_answer(*, answer: Answer, points: int, by: User, comment: str = "") -> Mark:
    """Give hundredths of a point for a free answer. Raises ``ValidationError``."""
    if not answer.item.is_free:
        raise ValidationError(_("This answer is not marked by hand."))
    if answer.attempt.is_open:
        raise ValidationError(_("The attempt is still open."))
    _not_own(answer.attempt.enrolment, by)
    _within(points, answer.item.maximum)
    mark = Mark.objects.create(answer=answer, points=points, comment=comment, decided_by=by)
    _note("answer.marked", mark, answer.attempt.enrolment, by)
    return mark


@transaction.atomic
def override_result(*, attempt: Attempt, points: int, by: User, reason: str) -> ResultOverride:
    """Give a closed attempt another result. Raises ``ValidationError``."""
    if attempt.is_open:
        raise ValidationError(_("The attempt is still open."))
    _not_own(attempt.enrolment, by)
    _within(points, attempt.maximum)
    _reasoned(reason)
    override = ResultOverride.objects.create(
        attempt=attempt, points=points, reason=reason.strip(), decided_by=by
    )
    _note("result.changed", override, attempt.enrolment, by)
    return override


@transaction.atomic
def grant_attempts(
    *, enrolment: Enrolment, assessment: Assessment, count: int, by: User, reason: str
) -> AttemptsGranted:
    """Let one person try more often. Raises ``ValidationError``."""
    _not_own(enrolment, by)
    _reasoned(reason)
    granted = AttemptsGranted(
        enrolment=enrolment,
        assessment=assessment,
        count=count,
        reason=reason.strip(),
        decided_by=by,
    )
    granted.full_clean()
    granted.save()
    return granted


@transaction.atomic
def give_more_time(*, enrolment: Enrolment, percent: int, by: User) -> PersonalTime:
    """Let one person have more time from the next attempt on. Raises ``ValidationError``."""
    _not_own(enrolment, by)
    given = PersonalTime(enrolment=enrolment, percent=percent, decided_by=by)
    given.full_clean()
    given.save()
    return given


def _note(kind: str, decision: Decision, enrolment: Enrolment, by: User) -> None:
    """Write in the journal that it was decided. What was said stands with the decision alone: words
    of one's own may name somebody, and the journal names nobody.
    """
    note_event(kind, decision, by=by, cohort=enrolment.cohort, person=enrolment.person)


def _not_own(enrolment: Enrolment, by: User) -> None:
    if enrolment.person.user_id == by.pk:
        raise ValidationError(_("Nobody decides about their own results."))


def _within(points: int, maximum: int) -> None:
    if not 0 <= points <= maximum:
        told = _("Give from 0 to %(most)s points.")
        raise ValidationError(told % {"most": shown_points(maximum)})


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Write the reason.")})

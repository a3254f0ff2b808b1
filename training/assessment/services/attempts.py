"""Attempts: begun, answered and closed under a lock, so that many tabs are one."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet, Sum
from django.utils import timezone

from training.cohorts.models import Enrolment

from ..codes import Closing
from ..marking import mark
from ..models import Answer, Assessment, Attempt, AttemptsGranted, PersonalTime
from ..paper import paper_of
from ..walking import next_item

# A form that was on its way when the time was up still counts.
GRACE = timedelta(seconds=5)


class NoAttemptLeftError(Exception):
    """No attempt is left, or nothing is published."""


class RefusedError(Exception):
    """An answer that is not taken: ``reason`` is ``over``, ``answered`` or ``not now``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def start_attempt(*, enrolment: Enrolment, assessment: Assessment) -> Attempt:
    """Return the open attempt, or begin one with the version that counts now.

    However many ask at once, there is one. Raises ``NoAttemptLeftError`` when none is left.
    """
    _lock(Enrolment, enrolment.pk)
    mine = Attempt.objects.filter(enrolment=enrolment, assessment=assessment)
    found = mine.filter(closed_at=None).first()
    if found is not None and not _close_if_over(found):
        return found
    version = assessment.versions.order_by("-number").first()
    number = mine.count() + 1
    if version is None or not assessment.live or number > allowed(enrolment, assessment, version):
        raise NoAttemptLeftError
    now = timezone.now()
    return Attempt.objects.create(
        enrolment=enrolment,
        assessment=assessment,
        version=version,
        number=number,
        maximum=version.maximum,
        started_at=now,
        due_at=_due(now, version.minutes, enrolment),
    )


def allowed(enrolment: Enrolment, assessment: Assessment, version: Any) -> int:
    """Return how many attempts there are in all, with those that were granted."""
    granted = AttemptsGranted.objects.filter(enrolment=enrolment, assessment=assessment)
    more = granted.aggregate(count=Sum("count"))["count"] or 0
    return int(version.allowance) + int(more)


@transaction.atomic
def answer_item(*, attempt: Attempt, key: str, given: Any) -> Answer:
    """Keep what was given to the item that is asked now, with what it brings; close the attempt
    after the last. Raises ``RefusedError``, and nothing is changed but an attempt whose time is up.
    """
    locked = _locked(attempt)
    if not locked.is_open or is_over(locked):
        raise RefusedError("over")
    paper = paper_of(locked.version.content)
    answers = given_so_far(locked)
    if key in answers:
        raise RefusedError("answered")
    asked = next_item(paper, answers)
    if asked is None or asked.key != key:
        raise RefusedError("not now")
    answer = Answer.objects.create(
        attempt=locked,
        item=locked.version.items.get(key=key),
        given=given,
        points=mark(asked, given),
        answered_at=min(filter(None, (timezone.now(), locked.due_at))),
    )
    if next_item(paper, {**answers, key: given}) is None:
        _close(locked, Closing.ANSWERED, timezone.now())
    return answer


@transaction.atomic
def hand_in(*, attempt: Attempt) -> Attempt:
    """Close an attempt as it is; one that is closed stays as it was closed."""
    locked = _locked(attempt)
    if locked.is_open and not _close_if_over(locked):
        _close(locked, Closing.HANDED_IN, timezone.now())
    return locked


def close_overdue() -> int:
    """Close every attempt whose time is up, at the minute at which it was; return how many."""
    late = Attempt.objects.filter(closed_at=None, due_at__lt=timezone.now() - GRACE)
    return sum(_close_one(pk) for pk in late.values_list("pk", flat=True))


def settle(enrolments: QuerySet[Enrolment]) -> None:
    """Close what is over among the attempts of these enrolments."""
    late = Attempt.objects.filter(
        enrolment__in=enrolments, closed_at=None, due_at__lt=timezone.now() - GRACE
    )
    for pk in late.values_list("pk", flat=True):
        _close_one(pk)


def settled(attempt: Attempt) -> Attempt:
    """Return the attempt as it stands now: closed, if its time was up."""
    if attempt.is_open and is_over(attempt):
        _close_one(attempt.pk)
        attempt.refresh_from_db()
    return attempt


@transaction.atomic
def _close_one(pk: int) -> bool:
    attempt = _lock(Attempt, pk)
    return attempt.is_open and _close_if_over(attempt)


def is_over(attempt: Attempt) -> bool:
    """Say whether the time is up by the server's clock."""
    return attempt.due_at is not None and timezone.now() > attempt.due_at + GRACE


def given_so_far(attempt: Attempt) -> dict[str, Any]:
    """Return what was given, by the item's key, in the order of answering."""
    return dict(attempt.answers.order_by("pk").values_list("item__key", "given"))


def _due(now: datetime, minutes: int | None, enrolment: Enrolment) -> datetime | None:
    if minutes is None:
        return None
    latest = PersonalTime.objects.filter(enrolment=enrolment).order_by("-pk").first()
    percent = latest.percent if latest else 100
    return now + timedelta(minutes=minutes) * percent / 100


def _close_if_over(attempt: Attempt) -> bool:
    if not is_over(attempt):
        return False
    _close(attempt, Closing.TIME, attempt.due_at)
    return True


def _close(attempt: Attempt, why: Closing, at: datetime | None) -> None:
    brought = attempt.answers.aggregate(points=Sum("points"))["points"] or 0
    attempt.closing, attempt.closed_at, attempt.points = why, at, brought
    attempt.save(update_fields=["closing", "closed_at", "points"])


def _locked(attempt: Attempt) -> Attempt:
    return _lock(Attempt, attempt.pk)


def _lock(model: Any, pk: int) -> Any:
    return model.objects.select_for_update(of=("self",)).get(pk=pk)

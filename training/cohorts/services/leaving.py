"""Leaving: a seat or a place is given back, and the first who waits moves up."""

from django.db import transaction
from django.utils import timezone

from foundation.models import User

from ..journal import note_event
from ..models import Application, Cohort, Enrolment
from .enrolments import end_enrolment
from .waiting import fill_seats


@transaction.atomic
def withdraw_enrolment(
    *, enrolment: Enrolment, by: User | None = None, reason: str = ""
) -> Enrolment:
    """Close ``enrolment`` and give its seat to the first who waits: the course is closed to the
    person from the next request on. What is withdrawn or completed is left as it is.
    """
    cohort = _held(enrolment.cohort_id)
    enrolment.refresh_from_db()
    if enrolment.state == Enrolment.State.ACTIVE:
        end_enrolment(enrolment, Enrolment.State.WITHDRAWN, by=by, reason=reason)
        if enrolment.application is not None:
            _withdraw(enrolment.application, by, reason)
        fill_seats(cohort=cohort)
    return enrolment


@transaction.atomic
def withdraw_application(
    *, application: Application, by: User | None = None, reason: str = ""
) -> Application:
    """Take an application back; with it goes the seat, if it has one. Again, it changes nothing."""
    _held(application.cohort_id)
    application.refresh_from_db()
    enrolment = Enrolment.objects.filter(application=application).first()
    if enrolment is not None and enrolment.state == Enrolment.State.ACTIVE:
        withdraw_enrolment(enrolment=enrolment, by=by, reason=reason)
        application.refresh_from_db()
    elif application.state in {Application.State.PENDING, Application.State.WAITING}:
        _withdraw(application, by, reason)
    return application


def _held(pk: int) -> Cohort:
    """Return the group with its row held until the transaction ends."""
    return Cohort.objects.select_for_update().select_related("edition").get(pk=pk)


def _withdraw(application: Application, by: User | None, reason: str) -> None:
    application.state = Application.State.WITHDRAWN
    application.decided_at = application.decided_at or timezone.now()
    application.save(update_fields=["state", "decided_at"])
    note_event(
        "application.withdrawn",
        application,
        by=by,
        cohort=application.cohort,
        person=application.person,
        reason=reason,
    )

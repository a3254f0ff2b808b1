"""Seats go to those who were accepted, in the order of their numbers."""

from django.utils.translation import gettext as _

from foundation.models import User

from ..journal import note_event
from ..letters import write_invitation, write_later
from ..models import Application, Cohort
from ..seats import free_seat
from .enrolments import enrol_person


def place_application(*, application: Application, by: User | None = None) -> None:
    """Give an accepted application a seat, or a place on the waiting list.

    The caller holds the group's row and has set ``decided_at``, ``decided_by`` and ``reason``.
    """
    cohort = application.cohort
    waits = Application.State.WAITING
    is_next = not cohort.applications.filter(state=waits, number__lt=application.number).exists()
    if is_next and free_seat(cohort) is not None:
        application.state = Application.State.ACCEPTED
        application.save()
        enrol_person(person=application.person, cohort=cohort, by=by, application=application)
        write_invitation(application.person, application.language)
    else:
        application.state = waits
        application.save()
    note_event(
        f"application.{application.state}",
        application,
        by=by,
        cohort=cohort,
        person=application.person,
        reason=application.reason,
    )
    write_later(application.person, application.state, application)


def fill_seats(*, cohort: Cohort) -> int:
    """Give the seats that are free to those who wait, first come first; return how many. In a group
    that was cancelled nobody moves up.

    The caller holds the group's row.
    """
    if cohort.cancelled_at is not None:
        return 0
    filled = 0
    waiting = cohort.applications.filter(state=Application.State.WAITING).order_by("number")
    for application in waiting.select_related("person"):
        if free_seat(cohort) is None:
            break
        place_application(application=application)
        filled += 1
    return filled


def in_order() -> str:
    """Return the reason of a seat that nobody decided on."""
    return _("In the order of applications.")

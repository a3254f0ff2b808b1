"""Enrolments: a seat is taken, given back, or kept by who finished."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.models import User

from ...people.models import Person
from ..journal import note_event
from ..models import Application, Cohort, Enrolment
from ..seats import free_seat


class Window(NamedTuple):
    """When lessons open and close for one person; ``None`` for what the group says."""

    opens: datetime | None = None
    closes: datetime | None = None


AS_THE_GROUP = Window()


@transaction.atomic
def enrol_person(
    *,
    person: Person,
    cohort: Cohort,
    by: User | None = None,
    application: Application | None = None,
    window: Window = AS_THE_GROUP,
    reason: str = "",
) -> Enrolment:
    """Give ``person`` a seat in ``cohort``, open from now and until the group's access ends unless
    ``window`` says otherwise. Who withdrew from the group gets their old row back.

    Raises ``ValidationError`` when the person is in the group already, no seat is free, the group
    was cancelled, or the dates are out of order.
    """
    group = Cohort.objects.select_for_update().select_related("edition").get(pk=cohort.pk)
    if group.cancelled_at is not None:
        raise ValidationError(_("This group was cancelled."), code="cancelled")
    seat = free_seat(group)
    if seat is None:
        raise ValidationError(_("Every seat of this group is taken."), code="full")
    enrolment = _withdrawn(group, person) or Enrolment(cohort=group, person=person)
    opens = window.opens or timezone.now()
    _set(
        enrolment,
        seat=seat,
        state=Enrolment.State.ACTIVE,
        ended_at=None,
        application=application,
        active_from=opens,
        active_until=window.closes or _closing(group, opens),
    )
    enrolment.full_clean(exclude=["application"])
    _begin(enrolment, by=by, cohort=group, person=person, reason=reason)
    return enrolment


def _begin(enrolment: Enrolment, **said: Any) -> None:
    """Store an enrolment that begins, with its entry in the journal."""
    if enrolment.pk:
        # Begun anew, the row changes when it opens; the database asks for the entry first.
        enrolment.change = note_event("enrolment.begun", enrolment, **said)
        enrolment.save()
    else:
        enrolment.save()
        note_event("enrolment.begun", enrolment, **said)


def _withdrawn(group: Cohort, person: Person) -> Enrolment | None:
    there = Enrolment.objects.filter(cohort=group, person=person)
    return there.filter(state=Enrolment.State.WITHDRAWN).first()


@transaction.atomic
def complete_enrolment(
    *, enrolment: Enrolment, by: User | None = None, reason: str = ""
) -> Enrolment:
    """Say that the person finished. Raises ``ValueError`` for who withdrew."""
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if enrolment.state == Enrolment.State.WITHDRAWN:
        raise ValueError("Who withdrew does not finish.")
    if enrolment.state == Enrolment.State.ACTIVE:
        end_enrolment(enrolment, Enrolment.State.COMPLETED, by=by, reason=reason)
    return enrolment


def end_enrolment(
    enrolment: Enrolment, state: str, *, by: User | None = None, reason: str = ""
) -> None:
    """Set an end state, and give the seat back where it is one of leaving. For services alone."""
    _set(enrolment, state=state, ended_at=timezone.now())
    if state == Enrolment.State.WITHDRAWN:
        enrolment.seat = None
    enrolment.save(update_fields=["state", "ended_at", "seat"])
    note_event(
        f"enrolment.{state}",
        enrolment,
        by=by,
        cohort=enrolment.cohort,
        person=enrolment.person,
        reason=reason,
    )


def _set(enrolment: Enrolment, **values: Any) -> None:
    for name, value in values.items():
        setattr(enrolment, name, value)


def closing_time(group: Cohort) -> datetime:
    """Return when the lessons of a group close: the midnight after its last day of access."""
    last_day = group.ends_on + timedelta(days=group.edition.access_days)
    return timezone.make_aware(datetime.combine(last_day + timedelta(days=1), datetime.min.time()))


def _closing(group: Cohort, opens: datetime) -> datetime:
    """Return when the lessons close: a time that lies after the beginning in any case."""
    return max(closing_time(group), opens + timedelta(days=1))

"""What somebody decides against the rule, always with a reason."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.models import User

from ..journal import note_event
from ..letters import write_to_enrolled
from ..models import Cohort, Enrolment
from .enrolments import Window, enrol_person
from .leaving import withdraw_enrolment


@transaction.atomic
def change_window(*, enrolment: Enrolment, window: Window, by: User, reason: str) -> Enrolment:
    """Let lessons open and close for one person at other times; ``closes`` empty means no end, and
    ``opens`` empty leaves the beginning as it is.

    Raises ``ValidationError`` without a reason, for one's own enrolment, for one that was
    withdrawn, and for an end that lies before the beginning.
    """
    found = _decided_about(enrolment, by, reason)
    before = {"opened": found.active_from, "closed": found.active_until}
    found.active_from = window.opens or found.active_from
    found.active_until = window.closes
    if (found.active_from, found.active_until) == tuple(before.values()):
        return found
    found.full_clean(exclude=["application"])
    found.change = note_event(
        "enrolment.window",
        found,
        by=by,
        cohort=found.cohort,
        person=found.person,
        reason=reason.strip(),
        **{name: at.isoformat() if at else "" for name, at in before.items()},
    )
    found.save(update_fields=["active_from", "active_until", "change"])
    return found


@transaction.atomic
def move_enrolment(*, enrolment: Enrolment, to: Cohort, by: User, reason: str) -> Enrolment:
    """Let somebody go on in another group of the same course; return the enrolment there.

    What they did stays with the group it was done in. Raises ``ValidationError`` without a reason,
    for another course, for a group that was cancelled or is full, and for who ended.
    """
    found = _decided_about(enrolment, by, reason)
    # Both groups are held in the order of their keys, so that two who swap don't wait for another.
    keys = [found.cohort_id, to.pk]
    groups = {
        each.pk: each
        for each in Cohort.objects.select_for_update()
        .filter(pk__in=keys)
        .select_related("edition")
        .order_by("pk")
    }
    there = groups[to.pk]
    if there.pk == found.cohort_id or there.edition.course_id != found.course_id:
        raise ValidationError(_("Choose another group of the same course."), code="course")
    if there.cancelled_at is not None:
        raise ValidationError(_("This group was cancelled."), code="cancelled")
    if found.state != Enrolment.State.ACTIVE:
        raise ValidationError(_("Who finished or withdrew is not moved."), code="ended")
    moved = enrol_person(person=found.person, cohort=there, by=by, reason=reason.strip())
    withdraw_enrolment(enrolment=found, by=by, reason=reason.strip())
    write_to_enrolled(moved, "moved")
    return moved


@transaction.atomic
def exclude_enrolled(*, enrolment: Enrolment, by: User, reason: str) -> Enrolment:
    """Withdraw somebody from a group against their wish or for them, and tell them.

    Raises ``ValidationError`` without a reason and for who is not in the group.
    """
    found = _decided_about(enrolment, by, reason)
    if found.state != Enrolment.State.ACTIVE:
        raise ValidationError(_("Who finished is not withdrawn."), code="ended")
    withdrawn = withdraw_enrolment(enrolment=found, by=by, reason=reason.strip())
    write_to_enrolled(withdrawn, "withdrawn")
    return withdrawn


def _decided_about(enrolment: Enrolment, by: User, reason: str) -> Enrolment:
    if not reason.strip():
        raise ValidationError(_("Write the reason."), code="reason")
    found = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if found.person.user_id == by.pk:
        raise ValidationError(_("Nobody decides about their own access."), code="own")
    if found.state == Enrolment.State.WITHDRAWN:
        raise ValidationError(_("Who withdrew has no access that could change."), code="withdrawn")
    return found

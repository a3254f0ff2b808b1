"""Groups: begun, changed and cancelled. What was promised to people changes with a reason only."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.models import User

from ..journal import note_event
from ..letters import write_cancelled, write_invitation
from ..models import Application, Cohort, CohortTrainer, Enrolment, TrainingEvent
from .enrolments import closing_time
from .waiting import fill_seats

PROMISED = (
    "capacity",
    "admission",
    "applications_from",
    "applications_until",
    "starts_on",
    "ends_on",
)


@transaction.atomic
def begin_group(*, cohort: Cohort, by: User | None = None) -> Cohort:
    """Store a new group. Raises ``ValidationError`` when its days are out of order."""
    cohort.full_clean()
    cohort.save()
    note_event("cohort.begun", cohort, by=by, cohort=cohort)
    return cohort


@transaction.atomic
def change_group(*, cohort: Cohort, by: User | None, reason: str, **changes: Any) -> Cohort:
    """Change seats or days of a group (:data:`PROMISED`), and seat who waits.

    Whoever sits beyond the last seat moves to a free one. Who reads as long as the group does goes
    on reading as long as it does. Raises ``ValidationError`` without a reason, for days that are
    out of order, and for fewer seats than are taken. What stays the same needs no reason.
    """
    group = Cohort.objects.select_for_update().select_related("edition").get(pk=cohort.pk)
    before = {name: getattr(group, name) for name in changes if name in PROMISED}
    different = {name: old for name, old in before.items() if old != changes[name]}
    if not different:
        return group
    if not reason.strip():
        raise ValidationError(_("Write the reason."), code="reason")
    closed_at = closing_time(group)
    for name in different:
        setattr(group, name, changes[name])
    group.full_clean()
    _make_room(group)
    told = {name: [str(old), str(changes[name])] for name, old in different.items()}
    group.change = note_event(
        "cohort.changed", group, by=by, cohort=group, reason=reason.strip(), changes=told
    )
    group.save(update_fields=[*different, "change"])
    if closing_time(group) != closed_at:
        followers = group.enrolments.filter(active_until=closed_at, seat__isnull=False)
        for enrolment in followers.select_related("person"):
            _follow(enrolment, group.change)
    fill_seats(cohort=group)
    return group


@transaction.atomic
def cancel_group(*, cohort: Cohort, by: User, reason: str) -> Cohort:
    """Cancel a group and tell everybody who is in it or waits for it; again, it changes nothing.

    Seats and applications stay as they were, as a record. Raises ``ValidationError`` without a
    reason, and for a group that is over.
    """
    group = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if group.cancelled_at is not None:
        return group
    if not reason.strip():
        raise ValidationError(_("Write the reason."), code="reason")
    if group.ends_on < timezone.localdate():
        raise ValidationError(_("A group that is over is not cancelled."), code="over")
    group.cancelled_at = timezone.now()
    group.change = note_event("cohort.cancelled", group, by=by, cohort=group, reason=reason.strip())
    group.save(update_fields=["cancelled_at", "change"])
    seated = group.enrolments.filter(state=Enrolment.State.ACTIVE)
    waits = group.applications.filter(
        state__in=[Application.State.PENDING, Application.State.WAITING]
    )
    write_cancelled(
        enrolments=seated.exclude(person__email="").values_list("pk", flat=True),
        applications=waits.exclude(person__email="").values_list("pk", flat=True),
    )
    return group


@transaction.atomic
def invite_group(*, cohort: Cohort) -> int:
    """Invite everybody with a seat, an address and no account to open one; return how many. Nobody
    is invited to a group that was cancelled.
    """
    if Cohort.objects.filter(pk=cohort.pk, cancelled_at__isnull=False).exists():
        return 0
    seated = cohort.enrolments.filter(seat__isnull=False).select_related("person", "application")
    return sum(
        write_invitation(
            each.person, each.application.language if each.application else cohort.language
        )
        for each in seated.filter(person__user=None)
    )


@transaction.atomic
def let_teach(*, cohort: Cohort, user: User, by: User) -> CohortTrainer:
    """Make somebody a trainer of a group. Raises ``ValidationError`` for who learns in it."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    if cohort.enrolments.filter(person__user=user, seat__isnull=False).exists():
        raise ValidationError(_("Nobody teaches a group they learn in."), code="learns")
    row, is_new = CohortTrainer.objects.get_or_create(cohort=cohort, user=user)
    if is_new:
        note_event("cohort.trainer_added", cohort, by=by, cohort=cohort, trainer=user.pk)
    return row


@transaction.atomic
def end_teaching(*, cohort: Cohort, user: User, by: User) -> None:
    """Take a group from a trainer: nothing of it is open to them from the next request on."""
    if CohortTrainer.objects.filter(cohort=cohort, user=user).delete()[0]:
        note_event("cohort.trainer_removed", cohort, by=by, cohort=cohort, trainer=user.pk)


def _make_room(group: Cohort) -> None:
    held = list(group.enrolments.filter(seat__isnull=False).order_by("seat"))
    if len(held) > group.capacity:
        told = _("%(taken)s seats are taken already.") % {"taken": len(held)}
        raise ValidationError({"capacity": told})
    taken = {enrolment.seat for enrolment in held}
    free = [seat for seat in range(1, group.capacity + 1) if seat not in taken]
    for enrolment in held:
        if enrolment.seat and enrolment.seat > group.capacity:
            enrolment.seat = free.pop(0)
            enrolment.save(update_fields=["seat"])


def _follow(enrolment: Enrolment, change: TrainingEvent) -> None:
    group = change.cohort
    if group is None or closing_time(group) <= enrolment.active_from:
        return
    enrolment.active_until = closing_time(group)
    enrolment.change = note_event(
        "enrolment.window",
        enrolment,
        by=change.by,
        cohort=group,
        person=enrolment.person,
        reason=change.reason,
        because=change.pk,
    )
    enrolment.save(update_fields=["active_until", "change"])

"""What is read of groups. Each function asks the database a fixed number of times."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from foundation import moment
from foundation.access import visible_to

from .models import Application, Attendance, Cohort, Enrolment, Session


def groups_open(course_key: UUID) -> QuerySet[Cohort]:
    """Return the groups of a course to which one may apply today, the next one first."""
    groups = Cohort.objects.applied_to_on(timezone.localdate())
    return groups.filter(edition__course__translation_key=course_key).order_by("starts_on", "pk")


def group_to_apply_for(pk: int) -> Cohort:
    """Return a group of a public course to which one may apply today. Raises ``Http404``."""
    # A room's models name its page types, so they can't be asked for before those are loaded.
    from ..models import CoursePage  # noqa: PLC0415

    courses = visible_to(AnonymousUser(), CoursePage.objects.all())
    groups = Cohort.objects.applied_to_on(timezone.localdate())
    found = groups.filter(pk=pk, edition__course__in=courses.values("pk"))
    group = found.select_related("edition__course").first()
    if group is None:
        raise Http404
    return group


def enrolments_of(user: Any) -> QuerySet[Enrolment]:
    """Return the enrolments of ``user`` that are open now, the newest group first."""
    if not (user.is_authenticated and user.is_active):
        return Enrolment.objects.none()
    mine = Enrolment.objects.filter(person__user=user).open_at(moment.now())
    return mine.select_related("cohort__edition__course", "person").order_by("-cohort__starts_on")


def enrolment_or_404(user: Any, pk: int) -> Enrolment:
    """Return the person's own enrolment while it is open. Raises ``Http404``."""
    found = enrolments_of(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def applications_of(user: Any) -> QuerySet[Application]:
    """Return what ``user`` applied for and has no seat for, the newest first."""
    mine = Application.objects.filter(person__user=user).exclude(state=Application.State.ACCEPTED)
    return mine.select_related("cohort__edition__course").order_by("-submitted_at")


def sessions_of(enrolment: Enrolment) -> list[tuple[Session, str]]:
    """Return the sessions of the group, each with what was noted of this person, if anything."""
    noted = dict(enrolment.attendance.values_list("session", "state"))
    return [(each, noted.get(each.pk, "")) for each in enrolment.cohort.sessions.all()]


def groups_taught(user: Any) -> QuerySet[Cohort]:
    """Return the groups that ``user`` teaches, with their sessions and how many are in each."""
    seated = Count("enrolments", filter=Q(enrolments__seat__isnull=False))
    return _with_sessions(Cohort.objects.taught_by(user)).annotate(seated=seated)


def _with_sessions(groups: QuerySet[Cohort]) -> QuerySet[Cohort]:
    sessions = Session.objects.order_by("starts_at")
    return groups.select_related("edition").prefetch_related(Prefetch("sessions", sessions))


@dataclass(frozen=True)
class Row:
    """One person on the list of a session: the enrolment, and what was noted, if anything."""

    enrolment: Enrolment
    noted: str


def attendance_list(session: Session) -> list[Row]:
    """Return everybody who has a seat in the session's group, by name."""
    noted = dict(Attendance.objects.filter(session=session).values_list("enrolment", "state"))
    seated = Enrolment.objects.filter(cohort=session.cohort_id, seat__isnull=False)
    rows = seated.select_related("person").order_by("person__name", "pk")
    return [Row(each, noted.get(each.pk, "")) for each in rows]

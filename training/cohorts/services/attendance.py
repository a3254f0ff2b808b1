"""Attendance: noted by list; what was noted changes only with a reason."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.models import User

from ..journal import note_event
from ..models import Attendance, Cohort, Enrolment, Session


@transaction.atomic
def note_attendance(
    *, session: Session, states: Mapping[int, str], by: User, reason: str = ""
) -> int:
    """Note the states of a list by the key of each enrolment; return how many were new or changed.

    Changing what was noted needs a reason. Raises ``ValidationError`` without one, for a person
    of another group and for a session that has not begun.
    """
    Cohort.objects.select_for_update().get(pk=session.cohort_id)
    if session.starts_at > timezone.now():
        raise ValidationError(_("The session has not begun yet."), code="early")
    group = Enrolment.objects.filter(cohort=session.cohort_id, pk__in=states)
    enrolments = {each.pk: each for each in group.select_related("person")}
    if set(states) - set(enrolments):
        raise ValidationError(_("Somebody on the list is not in this group."), code="elsewhere")
    if any(enrolments[pk].person.user_id == by.pk for pk in states):
        raise ValidationError(_("Nobody notes their own attendance."), code="own")
    noted = {each.enrolment_id: each for each in session.attendance.all()}
    different = {pk: s for pk, s in states.items() if pk not in noted or noted[pk].state != s}
    if different.keys() & noted.keys() and not reason.strip():
        raise ValidationError(_("Write why what was noted changes."), code="reason")
    for pk, state in different.items():
        row = noted.get(pk) or Attendance(session=session, enrolment=enrolments[pk])
        before = row.state
        row.state, row.noted_at, row.noted_by = state, timezone.now(), by
        row.full_clean(validate_unique=False, validate_constraints=False)
        row.save()
        note_event(
            "attendance.changed" if before else "attendance.noted",
            row,
            by=by,
            cohort=session.cohort,
            person=enrolments[pk].person,
            reason=reason.strip() if before else "",
            before=before,
            state=state,
        )
    return len(different)

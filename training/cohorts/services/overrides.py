"""What somebody decides against the rule, always with a reason."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from foundation.models import User

from ..journal import note_event
from ..models import Enrolment


@transaction.atomic
def change_window(
    *, enrolment: Enrolment, active_until: datetime | None, by: User, reason: str
) -> Enrolment:
    """Let lessons close for one person at another time; ``None`` for no end.

    Raises ``ValidationError`` without a reason, for one's own enrolment, and for an end that lies
    before the beginning.
    """
    if not reason.strip():
        raise ValidationError(_("Write the reason."), code="reason")
    found = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if found.person.user_id == by.pk:
        raise ValidationError(_("Nobody decides about their own access."), code="own")
    before = found.active_until
    found.active_until = active_until
    found.full_clean(exclude=["application"])
    found.save(update_fields=["active_until"])
    note_event(
        "enrolment.window",
        found,
        by=by,
        cohort=found.cohort,
        person=found.person,
        reason=reason.strip(),
        before=before.isoformat() if before else "",
    )
    return found

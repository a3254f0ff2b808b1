"""What changes in the training room."""

from datetime import datetime

from django.utils import timezone

from foundation.models import User

from .models import CoursePage, Enrolment


def enrol_person(
    *,
    person: User,
    course: CoursePage,
    active_from: datetime | None = None,
    active_until: datetime | None = None,
) -> Enrolment:
    """Enrol ``person`` in ``course``, from now and without an end unless told otherwise.

    Raises ``ValidationError`` when the person is enrolled already or the dates are out of order.
    """
    enrolment = Enrolment(
        course=course,
        user=person,
        active_from=active_from or timezone.now(),
        active_until=active_until,
    )
    enrolment.full_clean()
    enrolment.save()
    return enrolment


def withdraw_enrolment(*, enrolment: Enrolment) -> None:
    """Close ``enrolment``: its course is closed to the person from the next request on."""
    enrolment.state = Enrolment.State.WITHDRAWN
    enrolment.save(update_fields=["state"])

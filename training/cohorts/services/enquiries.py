"""Questions to the trainers of a group, and their answers."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.models import User

from ..letters import write_answered
from ..models import Enquiry, Enrolment

OPEN_AT_MOST = 10


@transaction.atomic
def ask_trainers(*, enrolment: Enrolment, text: str) -> Enquiry:
    """Put a question; sent twice while it waits, there is one. Raises ``ValidationError`` when too
    many wait.
    """
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    waiting = Enquiry.objects.filter(enrolment=enrolment, answered_at=None)
    if same := waiting.filter(text=text).first():
        return same
    if waiting.count() >= OPEN_AT_MOST:
        raise ValidationError(_("Wait until your earlier questions are answered."))
    return Enquiry.objects.create(enrolment=enrolment, text=text, asked_at=timezone.now())


@transaction.atomic
def answer_enquiry(*, enquiry: Enquiry, text: str, by: User) -> Enquiry:
    """Answer a question once. Raises ``ValidationError`` when it was answered already."""
    found = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if found.enrolment.person.user_id == by.pk:
        raise ValidationError(_("Nobody answers their own question."), code="own")
    if found.answered_at is not None:
        raise ValidationError(_("This question was answered already."))
    found.answer, found.answered_at, found.answered_by = text, timezone.now(), by
    found.save()
    write_answered(found)
    return found

"""The forms of groups in the desk."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from .journal import note_event
from .models import Enrolment
from .seats import free_seat
from .services import withdraw_enrolment


class EnrolmentForm(WagtailAdminModelForm):
    """Enrols somebody, moves the dates, or withdraws.

    The seat is found here, so that a full group is said beside the form.
    """

    class Meta:
        model = Enrolment
        fields = ("cohort", "person", "state", "active_from", "active_until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for name in ("cohort", "person"):
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """Give a seat to who has none; refuse what would undo an end."""
        cleaned = super().clean() or {}
        enrolment = self.instance
        before = self.initial.get("state") if enrolment.pk else Enrolment.State.ACTIVE
        if cleaned.get("state", before) not in {before, Enrolment.State.WITHDRAWN}:
            raise ValidationError(_("What ended is not begun again here."))
        if enrolment.pk is None and (cohort := cleaned.get("cohort")):
            enrolment.seat = free_seat(cohort)
            if enrolment.seat is None:
                raise ValidationError(_("Every seat of this group is taken."))
        return cleaned

    def save(self, commit: bool = True) -> Enrolment:
        """Store the dates; withdrawing is a step of its own, in the journal."""
        begins = self.instance.pk is None
        withdraws = self.instance.state == Enrolment.State.WITHDRAWN and self.instance.seat
        if withdraws:
            self.instance.state = Enrolment.State.ACTIVE
        enrolment: Enrolment = super().save(commit=commit)
        if withdraws:
            withdraw_enrolment(enrolment=enrolment, by=self.for_user)
        if begins:
            note_event(
                "enrolment.begun",
                enrolment,
                by=self.for_user,
                cohort=enrolment.cohort,
                person=enrolment.person,
            )
        return enrolment

"""The forms of groups in the desk. What was promised to people changes through services."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from .models import Cohort, CourseEdition, Enrolment
from .seats import taken_seats
from .services import Window, begin_group, change_group, enrol_person
from .services.groups import PROMISED


class ReasonField(forms.CharField):
    """Why something is decided. It names nobody: the journal is kept for ever."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{
                "label": gettext_lazy("Reason"),
                "max_length": 500,
                "widget": forms.Textarea(attrs={"rows": 2}),
                "help_text": gettext_lazy("It is kept in the journal: name nobody."),
                **kwargs,
            }
        )


class GroupForm(WagtailAdminModelForm):
    """A group; its seats and its days change with a reason only."""

    reason = ReasonField(
        required=False,
        help_text=gettext_lazy(
            "Needed when seats or days change. It is kept in the journal: name nobody."
        ),
    )

    class Meta:
        model = Cohort
        fields = (
            "edition",
            "title",
            "capacity",
            "admission",
            "language",
            "sector",
            "activity",
            "applications_from",
            "applications_until",
            "starts_on",
            "ends_on",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition: Any = self.fields["edition"]
        published = Q(state=CourseEdition.State.PUBLISHED)
        edition.queryset = edition.queryset.filter(published | Q(pk=self.instance.edition_id))
        if self.instance.pk is None:
            del self.fields["reason"]
        else:
            # Who applied was promised this edition.
            edition.disabled = self.instance.has_people()

    def clean(self) -> dict[str, Any]:
        """Refuse a change without a reason, and fewer seats than are taken."""
        cleaned = super().clean() or {}
        if self.instance.pk is None:
            return cleaned
        if set(PROMISED) & set(self.changed_data) and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Write why seats or days change."))
        taken = len(taken_seats(self.instance))
        if cleaned.get("capacity", taken) < taken:
            self.add_error("capacity", _("%(taken)s seats are taken already.") % {"taken": taken})
        return cleaned

    @transaction.atomic
    def save(self, commit: bool = True) -> Cohort:
        """Begin the group, or change it."""
        group: Cohort = self.instance
        if group._state.adding:
            return begin_group(cohort=group, by=self.for_user)
        changes = {name: self.cleaned_data[name] for name in PROMISED}
        reason = self.cleaned_data["reason"]
        changed = change_group(cohort=group, by=self.for_user, reason=reason, **changes)
        group.change = changed.change
        return super().save(commit=commit)


class CarefulView:
    """A view of the desk whose form is refused by a service: that is said on the form."""

    def form_valid(self, form: Any) -> Any:
        """Store, or show why that can't be done."""
        view: Any = super()
        try:
            with transaction.atomic():
                return view.form_valid(form)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
            return view.form_invalid(form)


class EnrolmentForm(WagtailAdminModelForm):
    """Enrols somebody, with a reason."""

    reason = ReasonField()

    class Meta:
        model = Enrolment
        fields = ("cohort", "person", "active_from", "active_until")

    def save(self, commit: bool = True) -> Enrolment:
        """Enrol. Raises ``ValidationError`` when that can't be done."""
        told = self.cleaned_data
        made = enrol_person(
            person=told["person"],
            cohort=told["cohort"],
            by=self.for_user,
            window=Window(told["active_from"], told["active_until"]),
            reason=told["reason"].strip(),
        )
        self.instance.pk = made.pk
        self.instance.refresh_from_db()
        return made

    def clean(self) -> dict[str, Any]:
        """Refuse somebody who is in the group, and a group that is full or cancelled."""
        cleaned = super().clean() or {}
        cohort = cleaned.get("cohort")
        if cohort and cohort.cancelled_at:
            raise ValidationError(_("This group was cancelled."))
        if cohort and len(taken_seats(cohort)) >= cohort.capacity:
            raise ValidationError(_("Every seat of this group is taken."))
        return cleaned

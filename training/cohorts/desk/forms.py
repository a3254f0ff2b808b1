"""What is asked on the desk's pages of groups and of those in them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from foundation.models import User

from ...models import Assessment, Cohort
from ..forms import ReasonField
from ..models import Enrolment


class ReasonForm(forms.Form):
    """A reason alone."""

    reason = ReasonField()


class WindowForm(forms.Form):
    """When one person's lessons open and close."""

    opens = forms.DateTimeField(label=_("Open from"), widget=AdminDateTimeInput)
    closes = forms.DateTimeField(
        label=_("Open until"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("Empty: without an end."),
    )
    reason = ReasonField()


class MoveForm(forms.Form):
    """Another group of the same course."""

    to = forms.ModelChoiceField(Cohort.objects.none(), label=_("Group"), empty_label=_("Choose"))
    reason = ReasonField()

    def __init__(self, *args: Any, enrolment: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        others = Cohort.objects.filter(
            edition__course=enrolment.course_id, cancelled_at=None
        ).exclude(pk=enrolment.cohort_id)
        field.queryset = others.order_by("-starts_on", "pk")


class AttemptsForm(forms.Form):
    """More attempts at one quiz or case."""

    assessment = forms.ModelChoiceField(
        Assessment.objects.none(), label=_("Quiz or case"), empty_label=_("Choose")
    )
    count = forms.IntegerField(label=_("More attempts"), min_value=1, max_value=10, initial=1)
    reason = ReasonField()

    def __init__(self, *args: Any, enrolment: Enrolment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["assessment"]
        field.queryset = Assessment.objects.filter(live=True, course=enrolment.course_id)


class TimeForm(forms.Form):
    """More time. Why is asked of nobody."""

    percent = forms.IntegerField(
        label=_("Time, in per cent of everybody’s"),
        min_value=100,
        max_value=400,
        initial=150,
        help_text=_("From the next attempt on. Why is not asked and not kept."),
    )


class TrainerForm(forms.Form):
    """An account that teaches, by its address."""

    user = forms.CharField(
        label=_("E-mail of the trainer’s account"),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("Accounts are made by administrators."),
    )

    def clean_user(self) -> User:
        """Return the account. Raises ``ValidationError`` where there is none."""
        found = User.objects.filter(email__iexact=self.cleaned_data["user"].strip()).first()
        if found is None or not found.is_active:
            raise forms.ValidationError(_("There is no account with this address."))
        return found

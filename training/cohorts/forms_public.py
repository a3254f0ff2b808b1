"""What applicants fill in, signed in or not."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.strangers import StrangersForm
from portal.api import Sector, municipalities_for_choice


def _municipalities() -> list[Any]:
    return [("", _("Choose")), *municipalities_for_choice()]


class ApplicationFields(forms.Form):
    """Who applies, and from where."""

    person_name = forms.CharField(
        label=_("Name and surname"),
        max_length=160,
        help_text=_("As it should stand on the certificate."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    institution = forms.CharField(
        label=_("Institution"),
        max_length=200,
        help_text=_("Where you work, for example a centre for social work."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    sector = forms.ChoiceField(label=_("Sector"), choices=[("", _("Choose")), *Sector.choices])
    municipality_code = forms.ChoiceField(label=_("Municipality or city"), choices=_municipalities)


class StrangersApplicationForm(StrangersForm, ApplicationFields):
    """The same from somebody without an account, who also says where an answer can go."""

    name = "application"

    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("The decision comes here. An address at work is best."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    field_order = ("person_name", "email", "institution", "sector", "municipality_code")


class QuestionForm(forms.Form):
    """A question to those who teach."""

    text = forms.CharField(
        label=_("Your question"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Only the trainers of your group read it. Name no person and tell no case."),
    )

"""Forms of the directory in the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..municipalities import municipalities_for_choice


class LocalTeamForm(WagtailAdminModelForm):
    """A local team's form: the municipality is chosen from the list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality_code"] = forms.ChoiceField(
            label=_("municipality"), choices=[("", "–"), *municipalities_for_choice()]
        )

"""The form of a question: its indicator is chosen, with the version that counts now."""

from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from portal.api import signs_for_choice


class QuestionForm(WagtailAdminModelForm):
    """An indicator that was chosen in an earlier version stays, until another is chosen."""

    sign = forms.ChoiceField(label=_("indicator, with its version"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: list[Any] = list(signs_for_choice(AnonymousUser()))
        known = {reference for _title, signs in groups for reference, _words in signs}
        kept = self.instance.sign
        first = [(kept, kept)] if kept and kept not in known else [("", "—")] if not kept else []
        field: Any = self.fields["sign"]
        field.choices = [*first, *groups]

"""The form in which anybody comments on a draft set."""

from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.strangers import StrangersForm

from ..codes import Sector
from .content import Sheet
from .models.comment import LONGEST_COMMENT


class CommentForm(StrangersForm):
    """A comment on one sign, or on the whole set: no name, no address."""

    name: ClassVar[str] = "indicator-comment"
    per_hour: ClassVar[int] = 30

    row_id = forms.ChoiceField(label=_("What do you comment on?"), required=False)
    sector = forms.ChoiceField(
        label=_("Where do you work?"),
        required=False,
        choices=[("", _("I don't say")), *Sector.choices],
    )
    text = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        help_text=_("Write about the sign, never about a person or a case."),
    )

    def __init__(self, request: HttpRequest, found: Sheet, **kwargs: Any) -> None:
        super().__init__(request, **kwargs)
        field: Any = self.fields["row_id"]
        field.choices = [
            ("", _("The set as a whole")),
            *((sign.id, f"{sign.id} {sign.text}") for sign in found.signs),
        ]

"""The form in which a community tells what it did."""

import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.logos import PhotoError, safe_photo
from foundation.strangers import StrangersForm
from portal.api import municipalities_for_choice

from .models import ActivityKind, Reach

# The Centre was founded then; nothing it campaigned for is older.
FIRST_DAY = date(2012, 1, 1)
_INVISIBLE = ("Cc", "Cf", "Co", "Cn", "Cs")


def plain_text(text: str) -> str:
    """Return text without signs that can't be seen and turn others around; lines stay."""
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    seen = (sign for sign in normal if sign == "\n" or unicodedata.category(sign) not in _INVISIBLE)
    return "".join(seen).strip()


def _municipalities() -> list[Any]:
    return [("", _("Choose")), *municipalities_for_choice()]


class ReportForm(StrangersForm):
    """What was done, where, when, and about how many it reached. Valid, ``facts`` are what is
    kept and ``photo_jpeg`` is the picture made safe.
    """

    name = "community-report"
    per_hour = 10

    municipality_code = forms.ChoiceField(label=_("Municipality or city"), choices=_municipalities)
    held_on = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d.%m.%Y.", "%d.%m.%Y", "%d. %m. %Y."],
        help_text=_("For example 18.10.2026. For several days write the first."),
    )
    kind = forms.ChoiceField(
        label=_("What was done"), choices=[("", _("Choose")), *ActivityKind.choices]
    )
    reach = forms.ChoiceField(
        label=_("About how many people heard or saw it"),
        choices=Reach.choices,
        widget=forms.RadioSelect,
        help_text=_("Your audience. Never count people who may be victims."),
    )
    organiser = forms.CharField(
        label=_("Who did it"),
        min_length=3,
        max_length=120,
        help_text=_("A team, a school, an association, a newsroom. No names of people."),
    )
    text = forms.CharField(
        label=_("In a few sentences"),
        min_length=20,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 6, "translate": "no"}),
        help_text=_(
            "What you did and what came of it, at most 800 signs. Write nothing from which a "
            "person could be recognised."
        ),
    )
    photo = forms.FileField(
        label=_("Picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png,image/jpeg,image/png"}),
        help_text=_(
            "JPEG or PNG, at most 12 MB. Show no face of a child, and nobody who did not agree. "
            "Place and time that a camera writes into the file are taken out."
        ),
    )
    picture_alt = forms.CharField(
        label=_("What the picture shows"),
        required=False,
        max_length=200,
        help_text=_("Read aloud to those who can’t see it. Only with a picture."),
    )
    consent = forms.BooleanField(
        label=_(
            "The picture is ours to publish, everybody who can be recognised in it agreed, and no "
            "child’s face is in it."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.photo_jpeg = b""
        super().__init__(*args, **kwargs)

    @property
    def facts(self) -> dict[str, Any]:
        """What is kept of a valid form. Without a picture there is nothing to agree to."""
        cleaned = self.cleaned_data
        names = ("municipality_code", "held_on", "kind", "reach", "organiser", "text")
        of_picture = {
            "picture_alt": cleaned["picture_alt"] if self.photo_jpeg else "",
            "consent": bool(self.photo_jpeg),
        }
        return {name: cleaned[name] for name in names} | of_picture

    def clean_held_on(self) -> date:
        """Refuse a day to come, and one before there was anything to carry on."""
        day: date = self.cleaned_data["held_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Tell us when it is done."))
        if day < FIRST_DAY:
            raise forms.ValidationError(_("Look at the year."))
        return day

    def clean_organiser(self) -> str:
        """Return the name in one line."""
        return " ".join(plain_text(self.cleaned_data["organiser"]).split())

    def clean_text(self) -> str:
        """Return the text without signs that can't be seen."""
        return plain_text(self.cleaned_data["text"])

    def clean_picture_alt(self) -> str:
        """Return the words in one line."""
        return " ".join(plain_text(self.cleaned_data["picture_alt"]).split())

    def clean(self) -> dict[str, Any]:
        """Ask for consent and words where there is a picture, and make it safe."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        sent = cleaned.get("photo")
        if not sent:
            return cleaned
        if not cleaned.get("consent"):
            self.add_error("consent", _("Without this we can’t take the picture."))
        if "picture_alt" in cleaned and not cleaned["picture_alt"]:
            self.add_error("picture_alt", _("Say what the picture shows."))
        try:
            self.photo_jpeg = safe_photo(sent.read())
        except PhotoError as refused:
            self.add_error("photo", refused.message)
        return cleaned

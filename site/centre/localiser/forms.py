"""What a team enters for its town's kit. A name in Latin letters comes back proposed in Cyrillic,
and a logo that was sent once need not be chosen again.
"""

import base64
import binascii
import unicodedata
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from foundation.logos import LogoError, safe_logo
from foundation.logos.limits import MAX_BYTES
from foundation.strangers import StrangersForm
from portal.api import local_team_for, municipalities_for_choice, municipality

from ..kits import LocalPart
from .words import has_latin, propose_cyrillic, validate_name, validate_telephone

# A logo that comes back with the form is sent again as text: more would not fit beside the file.
KEPT_BYTES = 500_000
SUGGEST = "suggest"
_TAKEN = ".png,.jpg,.jpeg,.svg,image/png,image/jpeg,image/svg+xml"


def _municipalities() -> list[Any]:
    return [("", _("Choose")), *municipalities_for_choice()]


class KitForm(StrangersForm):
    """Municipality, team, telephone and logo. When valid, ``local`` is what the kit gets of them.

    ``proposed`` is what was typed in Latin letters, where the form comes back with a proposal.
    """

    name = "local-kit"
    per_hour = 20

    municipality = forms.ChoiceField(label=_("Municipality or city"), choices=_municipalities)
    team = forms.CharField(
        label=_("Name of the team"),
        max_length=80,
        help_text=_("As it should stand on the poster. No names of people."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        validators=[validate_name],
    )
    as_typed = forms.BooleanField(
        label=_("Leave the Latin letters: the name is written so in Serbian too"), required=False
    )
    telephone = forms.CharField(
        label=_("Telephone of the team"),
        max_length=24,
        required=False,
        help_text=_("An office’s number, not a person’s own. The national line always stays."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
        validators=[validate_telephone],
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("PNG, JPEG or SVG, at most 2 MB."),
        widget=forms.FileInput(attrs={"accept": _TAKEN}),
    )
    kept_logo = forms.CharField(required=False, widget=forms.HiddenInput)
    without_logo = forms.BooleanField(label=_("Make it without a logo"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.proposed = ""
        self.logo_png = b""
        self.suggestion = ""
        super().__init__(*args, **kwargs)
        self._typed = self.request.POST.copy()
        if self.is_bound:
            self.data = self._typed

    @property
    def asks_for_suggestion(self) -> bool:
        """Say whether the button was pressed that fills in what the directory knows."""
        return self.is_bound and SUGGEST in self.data

    @property
    def shown_fields(self) -> list[Any]:
        """The fields to fill in: those that only a proposal or a kept logo needs come with it."""
        hidden = set() if self.proposed or self["as_typed"].value() else {"as_typed"}
        if not self.kept:
            hidden.add("without_logo")
        return [field for field in self.visible_fields() if field.name not in hidden]

    @property
    def kept(self) -> str:
        """The logo as the form carries it back, made safe; empty for none, or one too large."""
        made = self.logo_png
        return base64.b64encode(made).decode() if 0 < len(made) <= KEPT_BYTES else ""

    @property
    def is_only_proposal(self) -> bool:
        """Say whether nothing is wrong: the team must look at the Cyrillic and send again."""
        return bool(self.proposed) and [len(said) for said in self.errors.values()] == [1]

    @property
    def local(self) -> LocalPart:
        """What the kit gets of a valid form."""
        place = municipality(self.cleaned_data["municipality"])
        return LocalPart(
            municipality=place.name if place else "",
            team=self.cleaned_data["team"],
            telephone=self.cleaned_data["telephone"],
            logo=self.logo_png,
        )

    def suggest(self) -> None:
        """Fill in the team's telephone as the directory has it. Nothing else is judged yet."""
        # With errors of its own a form does not look for any.
        self._errors = ErrorDict()
        self._kept_word = self.data.get("token", "")
        self._take_logo(self.files.get("logo"), self.data.get("kept_logo", ""))
        code = self.data.get("municipality", "")[:40]
        contact = local_team_for(self.request.user, code) if municipality(code) else None
        self.suggestion = "known" if contact and contact.phone else "unknown"
        if contact and contact.phone:
            self._put("telephone", contact.phone)

    def clean_team(self) -> str:
        """Return the name in Cyrillic. Of one in Latin letters a proposal takes the place, and the
        form is not done before the team has seen it.
        """
        team = " ".join(unicodedata.normalize("NFC", self.cleaned_data["team"]).split())
        if has_latin(team) and not self.data.get("as_typed"):
            self.proposed, team = team, propose_cyrillic(team)
            self._put("team", team)
            ask = _(
                "This is our proposal in Cyrillic. Correct it where it is wrong, and send again."
            )
            self.add_error(None, ask)
        return team

    def clean(self) -> dict[str, Any]:
        """Make the logo safe: the one that was sent now, or the one that was kept."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        kept = "" if cleaned.get("without_logo") else cleaned.get("kept_logo", "")
        self._take_logo(cleaned.get("logo"), kept)
        return cleaned

    def _take_logo(self, sent: Any, kept: str) -> None:
        data = sent.read() if sent else _carried(kept)
        try:
            self.logo_png = safe_logo(data) if data else b""
        except LogoError as refused:
            self.add_error("logo", refused.message)

    def _put(self, name: str, value: str) -> None:
        self._typed[name] = value


def _carried(text: str) -> bytes:
    """Return the logo that a form carried; nothing for what is no such text."""
    try:
        return base64.b64decode(text, validate=True)[: MAX_BYTES + 1]
    except (binascii.Error, ValueError):
        return b""

"""Local teams against trafficking, by municipality."""

from typing import Any, ClassVar

from django.core.validators import EmailValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, Panel
from wagtail.models import DraftStateMixin, Locale, RevisionMixin

from foundation.models.help import telephone

from ...placing import address_above
from ..municipalities import Municipality, municipalities, municipality, validate_municipality
from .confirmable import Confirmable
from .placing import page_for


class LocalTeam(Confirmable, DraftStateMixin, RevisionMixin, models.Model):
    """The local team of one municipality.

    A team is shown whether or not somebody confirmed it; its contact only while it is confirmed.
    """

    page = models.ForeignKey(
        "portal.LocalTeamsPage", on_delete=models.CASCADE, related_name="teams", editable=False
    )
    municipality_code = models.CharField(
        _("municipality"), max_length=40, unique=True, validators=[validate_municipality]
    )
    phone = models.CharField(_("telephone"), max_length=24, blank=True, validators=[telephone])
    email = models.CharField(
        _("e-mail address"), max_length=200, blank=True, validators=[EmailValidator()]
    )
    note = models.TextField(
        _("what is known of it (Serbian, Cyrillic)"), max_length=600, blank=True
    )
    note_en = models.TextField(_("what is known of it (English)"), max_length=600, blank=True)

    access_parent = "page"
    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("Write only what the team gave for the public, never a person's own number.")),
        FieldPanel("municipality_code", required_on_save=True),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("note"),
        FieldPanel("note_en"),
        FieldPanel("owner"),
    ]

    class Meta:
        verbose_name = _("local team")
        verbose_name_plural = _("local teams")
        ordering: ClassVar[list[str]] = ["municipality_code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *Confirmable.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(municipality_code=""), name="portal_localteam_has_a_municipality"
            ),
        ]

    def __str__(self) -> str:
        return gettext("Local team: %(place)s") % {"place": self.place.shown_name}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, on the list of teams."""
        self._set_page()
        super().save(*args, **kwargs)

    @property
    def place(self) -> Municipality:
        """The municipality."""
        return municipality(self.municipality_code) or next(iter(municipalities().values()))

    @property
    def slug(self) -> str:
        """The last part of the lasting address."""
        return self.municipality_code

    @property
    def shown_note(self) -> str:
        """What is known of the team, in the reader's language."""
        return (self.note_en if get_language() == "en" else "") or self.note

    @property
    def has_contact(self) -> bool:
        """Whether a contact is known and was confirmed lately enough to be shown."""
        return bool(self.phone or self.email) and self.is_confirmed

    @property
    def tel(self) -> str:
        """The telephone number as a link dials it."""
        return self.phone.replace(" ", "")

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, in the language that is active."""
        return f"{address_above(self, request)}{self.slug}/"

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Put the team on the list of teams, then validate."""
        self._set_page()
        super().full_clean(*args, **kwargs)

    def _set_page(self) -> None:
        if self.__dict__.get("page_id") is None:
            self.page = page_for(self, Locale.get_default())

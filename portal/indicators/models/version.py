"""Published versions: written once, by publishing, and never changed. The database holds it."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.append_only import AppendOnly

from .indicator_set import IndicatorSet


class SetVersion(AppendOnly):
    """One published version: ``content`` is all it says, in both languages, as it was printed.

    The highest number of a set is the one that counts; the others are superseded by it.
    """

    indicator_set = models.ForeignKey(
        IndicatorSet, on_delete=models.PROTECT, related_name="versions"
    )
    number = models.PositiveSmallIntegerField(_("version"))
    published_on = models.DateField(_("published on"))
    is_adopted = models.BooleanField(_("adopted"))
    change_note = models.TextField(_("what changed and why (Serbian, Cyrillic)"), blank=True)
    change_note_en = models.TextField(_("what changed and why (English)"), blank=True)
    content = models.JSONField()

    access_parent = "indicator_set"
    bumps_generation = True

    class Meta:
        verbose_name = _("version of a set")
        verbose_name_plural = _("versions of sets")
        ordering: ClassVar[list[str]] = ["indicator_set", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("indicator_set", "number"), name="portal_setversion_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1, change_note__gt="", change_note_en__gt=""),
                name="portal_setversion_says_what_changed",
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(title)s, version %(number)s") % {
            "title": self.indicator_set,
            "number": self.number,
        }

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, in the language that is active."""
        return f"{self.indicator_set.get_url(request)}v{self.number}/"

    def note(self, language: str) -> str:
        """Return what changed, in a language."""
        return self.change_note_en if language == "en" else self.change_note

    def row_ids(self) -> list[Any]:
        """Return the ids of its signs, in order."""
        return [row["id"] for row in self.content["rows"]]

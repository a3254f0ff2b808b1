"""A file that an editor adds to a version of an item."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import Orderable

from foundation.cleaning.limits import kind_of_name
from foundation.models import SiteDocument

from ..codes import MEDIA_TYPES, FileLanguage
from ..reading import text_of


class EditionWords(models.Model):
    """What is said of a file of a version. Abstract."""

    version = models.PositiveSmallIntegerField(
        _("version"), default=1, validators=[MinValueValidator(1)]
    )
    date = models.DateField(_("date of this version"), default=timezone.localdate)
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=FileLanguage.choices,
        default=FileLanguage.CYRILLIC,
    )
    change_note = models.CharField(
        _("what changed (Serbian, Cyrillic)"), max_length=300, blank=True
    )
    change_note_en = models.CharField(_("what changed (English)"), max_length=300, blank=True)

    class Meta:
        abstract = True

    @property
    def note(self) -> str:
        """What changed, in the language that is active."""
        return self.change_note_en if get_language() == "en" else self.change_note


class ItemEdition(EditionWords, Orderable):
    """A file of a version as an editor enters it. When the item is published, the file is too."""

    item = ParentalKey("portal.LibraryItem", on_delete=models.CASCADE, related_name="editions")
    document = models.ForeignKey(
        SiteDocument,
        verbose_name=_("file"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    access_parent = "item"
    panels: ClassVar[list[Panel]] = [
        FieldPanel(
            "document",
            help_text=_(
                "Until it is published here, readers don't get it by any address; the desk does."
            ),
        ),
        FieldRowPanel([FieldPanel("version"), FieldPanel("date"), FieldPanel("language")]),
        FieldPanel("change_note"),
        FieldPanel("change_note_en"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("file of a version")
        verbose_name_plural = _("files of versions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(version__gte=1, language__in=FileLanguage.values),
                name="portal_itemedition_is_numbered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.version}"

    def clean(self) -> None:
        """Refuse a file that can't be read, and a new version that doesn't say what changed."""
        super().clean()
        errors = {}
        if self.version and self.version > 1 and not (self.change_note and self.change_note_en):
            errors["change_note"] = ValidationError(_("Say in both languages what changed."))
        if self.document is not None:
            try:
                self._look_at(self.document)
            except ValidationError as wrong:
                errors["document"] = wrong
        if errors:
            raise ValidationError(errors)

    def _look_at(self, document: SiteDocument) -> None:
        kind = kind_of_name(document.filename)
        if kind not in MEDIA_TYPES:
            raise ValidationError(_("The library keeps PDF, Word (DOCX) and OpenDocument (ODT)."))
        text_of(document)

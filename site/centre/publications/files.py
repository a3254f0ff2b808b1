"""The files of a publication: as an editor enters them, and as they were published once and for
all.
"""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import Orderable

from foundation.append_only import AppendOnly
from foundation.models import SiteDocument
from foundation.models.media import private_storage

from .kinds import FileLanguage


class FileWords(models.Model):
    """What is said of a file of a version."""

    number = models.PositiveSmallIntegerField(
        _("version"), default=1, validators=[MinValueValidator(1)]
    )
    date = models.DateField(_("date of the document"), default=timezone.localdate)
    language = models.CharField(
        _("language"),
        max_length=8,
        choices=FileLanguage.choices,
        default=FileLanguage.CYRILLIC,
    )
    title = models.CharField(
        _("which part"),
        max_length=120,
        blank=True,
        help_text=_("Leave empty where the version is one file."),
    )
    change_note = models.CharField(_("what changed"), max_length=300, blank=True)

    class Meta:
        abstract = True


class PublicationFile(FileWords, Orderable):
    """A file that an editor adds to a version. When the page is published, the version is too."""

    page = ParentalKey("centre.PublicationPage", on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        SiteDocument,
        verbose_name=_("file"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    access_parent = "page"
    panels: ClassVar[list[Panel]] = [
        FieldPanel("document"),
        FieldRowPanel([FieldPanel("number"), FieldPanel("date"), FieldPanel("language")]),
        FieldPanel("title"),
        FieldPanel("change_note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("file of a version")
        verbose_name_plural = _("files of versions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("page", "number", "language", "title"),
                name="centre_publication_file_once",
                violation_error_message=_("This part of the version is there already."),
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="centre_publication_file_is_numbered"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.number}"


class PublishedFile(FileWords, AppendOnly):
    """A file as it was published: nobody changes or removes it, the database neither."""

    page = models.ForeignKey(
        "centre.PublicationPage", on_delete=models.PROTECT, related_name="published_files"
    )
    # Which file it was copied from; that one may be replaced or removed.
    copied_from = models.PositiveBigIntegerField()
    name = models.CharField(max_length=140)
    file = models.FileField(upload_to="published", storage=private_storage)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    published_at = models.DateTimeField(default=timezone.now)

    access_parent = "page"
    bumps_generation = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("published file")
        verbose_name_plural = _("published files")
        ordering: ClassVar[list[str]] = ["-number", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("page", "number", "language", "title"),
                name="centre_published_file_once",
            ),
            models.UniqueConstraint(
                fields=("page", "number", "name"), name="centre_published_file_has_an_address"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def route(self) -> str:
        """Its address beneath the page's, forever."""
        return f"v{self.number}/{self.name}"

    @property
    def format(self) -> str:
        """The kind of file, as people name it."""
        return self.name.rpartition(".")[2].upper()

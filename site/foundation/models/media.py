"""Images and documents. Originals are private files: what leaves, leaves through a view that
checks access.
"""

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, WagtailImageField, get_upload_to

from ..cleaning.files import clean_file, is_new
from ..cleaning.limits import kind_of_name
from ..script import to_latin


def private_storage() -> Storage:
    """Return the storage that has no public address."""
    return storages["private"]


class TimeBound(models.Model):
    """A file that readers get only between two instants. Access asks for them at each request.

    ``embargoed_until`` is not an editor's: ``foundation.embargo`` keeps it in step with the pages
    that use the file. Nor is ``is_held``: nothing has shown the file to everybody yet, or what did
    was taken down; then only those get it who may see something that uses it.
    """

    visible_from = models.DateTimeField(
        _("withheld until"),
        null=True,
        blank=True,
        help_text=_("Before this moment nobody gets the file, not even by its address."),
    )
    visible_until = models.DateTimeField(
        _("withdrawn on"),
        null=True,
        blank=True,
        help_text=_(
            "From this moment nobody gets the file. When consent has an end, write it here."
        ),
    )
    embargoed_until = models.DateTimeField(
        _("under the embargo of its page until"), null=True, blank=True, editable=False
    )
    is_held = models.BooleanField(
        _("withheld until something shows it"), default=True, db_default=False, editable=False
    )

    instants: ClassVar[tuple[str, ...]] = ("visible_from", "visible_until", "embargoed_until")

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(visible_from=None)
                | models.Q(visible_until=None)
                | models.Q(visible_until__gt=models.F("visible_from")),
                name="%(app_label)s_%(class)s_time_forward",
                violation_error_message=_("It is withdrawn before it is shown."),
            )
        ]

    def is_open_at(self, moment: datetime) -> bool:
        """Say whether ``moment`` lies between the file's instants."""
        begun = not self.is_held and (self.appears_at is None or self.appears_at <= moment)
        return begun and (self.visible_until is None or moment < self.visible_until)

    def is_shown_at(self, moment: datetime) -> bool:
        """Say whether a page that may be read shows the file: the embargo is the page's own."""
        begun = self.visible_from is None or self.visible_from <= moment
        return begun and (self.visible_until is None or moment < self.visible_until)

    @property
    def appears_at(self) -> datetime | None:
        """The instant before which nobody gets the file, if there is one."""
        starts = (start for start in (self.visible_from, self.embargoed_until) if start)
        return max(starts, default=None)

    def next_change(self, moment: datetime) -> datetime | None:
        """Return the first instant after ``moment`` at which the file appears or goes, if any."""
        instants = (getattr(self, name) for name in self.instants)
        return min((instant for instant in instants if instant and instant > moment), default=None)


class CleanWhenStored(models.Model):
    """A file is cleaned before its row is written, and gone again when that fails.

    Its size and hash are those of what readers get: a tag kept from an older file confirms nothing.
    """

    file: Any

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row and a new file. Raises ``ValidationError`` for one that may not be kept."""
        new = is_new(self.file)
        if new:
            self.take_in()
        try:
            super().save(*args, **kwargs)
        except Exception:
            if new and not is_new(self.file):
                self.file.storage.delete(self.file.name)
            raise

    def take_in(self) -> None:
        """Put a clean file in the place of the one that was given."""
        content = clean_file(self.file.file, self.file.name)
        # Assigned anew, a picture is measured anew.
        self.file = content
        self.file_size = content.size
        self._set_file_hash()  # type: ignore[attr-defined]


class SiteImage(CleanWhenStored, TimeBound, AbstractImage):
    """A picture with its credit and licence. The alternative text is ``description``."""

    file = WagtailImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        storage=private_storage,
        width_field="width",
        height_field="height",
    )
    credit = models.CharField(_("credit"), max_length=160, blank=True)
    credit_en = models.CharField(
        _("credit in English"),
        max_length=160,
        blank=True,
        db_default="",
        help_text=_("Without it English pages show the credit in the Latin script."),
    )
    licence = models.CharField(_("licence"), max_length=80, blank=True)

    bumps_generation = True
    admin_form_fields: ClassVar[tuple[str, ...]] = (
        "title",
        "file",
        "description",
        "credit",
        "credit_en",
        "licence",
        "visible_from",
        "visible_until",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(TimeBound.Meta, AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    @property
    def shown_credit(self) -> str:
        """The credit in the language that is active."""
        return self.credit_in(get_language() or "sr")

    def credit_in(self, language_code: str) -> str:
        """Return the credit as readers of a language can read it."""
        if language_code != "en":
            return self.credit
        return self.credit_en or to_latin(self.credit)


class SiteRendition(AbstractRendition):
    """A picture as served: resized, and without what a camera wrote into it."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("image", "filter_spec", "focal_point_key"), name="foundation_rendition_once"
            )
        ]


class SiteDocument(CleanWhenStored, TimeBound, AbstractDocument):
    """A file for reading or download. Its address is that of the first file, for good."""

    file = models.FileField(_("file"), upload_to="documents", storage=private_storage)
    served_name = models.CharField(max_length=100, blank=True, editable=False)

    bumps_generation = True
    admin_form_fields: ClassVar[tuple[str, ...]] = (
        "title",
        "file",
        "visible_from",
        "visible_until",
        "collection",
        "tags",
    )

    class Meta(TimeBound.Meta, AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; the first file's name is kept. Raises ``ValidationError`` for another kind."""
        if self.file and not self.served_name:
            self.served_name = _short_name(self.file)
        elif is_new(self.file) and _kind(self.file) != kind_of_name(self.served_name):
            raise ValidationError({"file": _("A file is replaced by one of its own kind only.")})
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Check the ending of the file, if there is one: a part of an upload comes without."""
        if self.file:
            super().clean()

    @property
    def filename(self) -> str:
        """The name in the address and of the download; it stays when the file is replaced."""
        return self.served_name or PurePosixPath(self.file.name or "").name


def _kind(file: Any) -> str:
    return kind_of_name(file.name)


def _short_name(file: Any) -> str:
    path = PurePosixPath(file.storage.get_valid_name(PurePosixPath(file.name).name))
    return path.stem[: 100 - len(path.suffix)] + path.suffix

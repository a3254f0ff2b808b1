"""The files of an item as they were published, once and for all."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.append_only import AppendOnly
from foundation.models.media import private_storage

from ..codes import MEDIA_TYPES, FileLanguage
from .edition import EditionWords


class LibraryFile(EditionWords, AppendOnly):
    """A published file with its text: nobody changes or removes it, the database neither.

    ``pages`` is the text of the pages that were read, in order; ``page_count`` is how many there
    are.
    """

    item = models.ForeignKey("portal.LibraryItem", on_delete=models.PROTECT, related_name="files")
    # Which document it was copied from; that one may be replaced or removed.
    copied_from = models.PositiveBigIntegerField()
    name = models.CharField(max_length=140)
    kind = models.CharField(max_length=4)
    file = models.FileField(upload_to="library", storage=private_storage)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    pages = models.JSONField(default=list)
    page_count = models.PositiveIntegerField()
    has_text = models.BooleanField()
    published_at = models.DateTimeField(default=timezone.now)

    access_parent = "item"
    bumps_generation = True
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("published file of the library")
        verbose_name_plural = _("published files of the library")
        ordering: ClassVar[list[str]] = ["-version", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("item", "version", "language", "kind"), name="portal_libraryfile_once"
            ),
            models.UniqueConstraint(
                fields=("item", "version", "name"), name="portal_libraryfile_has_an_address"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=list(MEDIA_TYPES), language__in=FileLanguage.values),
                name="portal_libraryfile_codes",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def format(self) -> str:
        """The kind of file, as people name it."""
        return self.kind.upper()

    @property
    def content_language(self) -> str:
        """``sr`` or ``en``."""
        return FileLanguage(self.language).content

    @property
    def route(self) -> str:
        """Its address beneath the item's, forever."""
        return f"v{self.version}/{self.name}"

    @property
    def newest_route(self) -> str:
        """What leads to the newest file of its language and kind, beneath the item's address."""
        return f"{self.language}.{self.kind}"

    @property
    def text_route(self) -> str:
        """Where its text can be read, beneath the item's address."""
        return f"{self.route}/text/"

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, in the language that is active."""
        return f"{self.item.get_url(request)}{self.route}"

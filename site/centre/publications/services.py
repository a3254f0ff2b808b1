"""Publishes versions: what is published is copied, and is from then on nobody's to change."""

import hashlib
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.signals import page_published

from foundation.models import SiteDocument
from foundation.script import part_of_address

from ..models import PublicationFile, PublicationPage, PublishedFile
from .kinds import FileLanguage

_MARKS = {FileLanguage.CYRILLIC: "", FileLanguage.LATIN: "-lat", FileLanguage.ENGLISH: "-en"}


@transaction.atomic
def publish_files(*, page: PublicationPage) -> list[PublishedFile]:
    """Copy each file of ``page`` that is not published yet, and return those."""
    known = {(each.number, each.language, each.title) for each in page.published_files.all()}
    return [
        _publish(page, row, row.document)
        for row in PublicationFile.objects.filter(page_id=page.pk).select_related("document")
        if row.document is not None and (row.number, row.language, row.title) not in known
    ]


def _publish(page: PublicationPage, row: PublicationFile, document: SiteDocument) -> PublishedFile:
    with document.file.open("rb") as opened:
        content = opened.read()
    name = _name(page, row, str(document.file.name))
    return PublishedFile.objects.create(
        page=page,
        number=row.number,
        date=row.date,
        language=row.language,
        title=row.title,
        change_note=row.change_note,
        copied_from=document.pk,
        name=name,
        file=ContentFile(content, name=f"{page.pk}/{row.number}/{name}"),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )


def _name(page: PublicationPage, row: PublicationFile, stored: str) -> str:
    """Return the name under which the file is taken away: what it is, which version, its script."""
    part = part_of_address(row.title)[:40]
    ending = PurePosixPath(stored).suffix.lower() or ".bin"
    stem = "-".join(filter(None, [page.slug[:80], part, f"v{row.number}"]))
    return f"{stem}{_MARKS[FileLanguage(row.language)]}{ending}"


def _published(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, PublicationPage):
        publish_files(page=instance)


def connect() -> None:
    """Publish the versions of a page whenever the page is."""
    page_published.connect(_published, dispatch_uid="publication-files")

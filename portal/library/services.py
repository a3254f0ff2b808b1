"""What is written of the library: published files, and how often they are taken away."""

import hashlib
import logging
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, OperationalError, transaction
from django.db.models import F
from django.db.models.signals import post_save
from django.utils.text import slugify
from wagtail.signals import published

from foundation.cleaning.files import CleanFile
from foundation.daily import register_daily
from foundation.extracting import Extract
from foundation.models import SiteDocument
from foundation.script import to_latin

from .checking import RUN, report_changed_files
from .codes import FileLanguage
from .models import DownloadTally, ItemEdition, LibraryFile, LibraryItem
from .reading import text_of

logger = logging.getLogger(__name__)
_STEM = 60


@transaction.atomic
def publish_files(*, item: LibraryItem) -> list[LibraryFile]:
    """Copy each file of ``item`` that is not published yet, with its text, and return those."""
    known = {(each.version, each.language, each.kind) for each in item.files.defer("pages").all()}
    made = []
    for row in ItemEdition.objects.filter(item_id=item.pk).select_related("document"):
        # The form refuses a file of another collection. What came another way opens nothing.
        if row.document is None or row.document.collection_id != item.collection_id:
            continue
        kind = PurePosixPath(row.document.filename).suffix.lower().lstrip(".")
        if (row.version, row.language, kind) not in known:
            made.append(_publish(item, row, row.document, kind))
            known.add((row.version, row.language, kind))
    if made:
        # It is found by its texts: search is told again, now that they are there.
        post_save.send(LibraryItem, instance=item, created=False, raw=False, update_fields=None)
    return made


def _publish(item: LibraryItem, row: ItemEdition, document: SiteDocument, kind: str) -> LibraryFile:
    with document.file.open("rb") as opened:
        content = opened.read()
    try:
        text = text_of(document)
    except ValidationError:
        # The form refuses such a file. What came another way is kept, and says that it has no text.
        text = Extract((), 0)
    stem = slugify(to_latin(item.title if row.language != "en" else item.title_en))[:_STEM]
    mark = FileLanguage(row.language).mark
    name = f"{stem.strip('-') or 'document'}-v{row.version}-{mark}.{kind}"
    words = {name: getattr(row, name) for name in ("version", "date", "language")}
    return LibraryFile.objects.create(
        item=item,
        **words,
        change_note=row.change_note,
        change_note_en=row.change_note_en,
        copied_from=document.pk,
        name=name,
        kind=kind,
        file=CleanFile(content, name=f"{item.number}/{row.version}/{name}"),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        pages=list(text.pages),
        page_count=text.count,
        has_text=text.has_text,
    )


def count_download(*, item_id: int, day: date, sector: str) -> None:
    """Count a file that was sent whole. A database that is busy, away or only read loses a count;
    no reader waits for it or meets an error.
    """
    try:
        with transaction.atomic():
            tallies = DownloadTally.objects.filter(item_id=item_id, day=day, sector=sector)
            if not tallies.update(count=F("count") + 1):
                DownloadTally.objects.create(item_id=item_id, day=day, sector=sector, count=1)
    # Two may be the first of a day at once. Only read, PostgreSQL says ``InternalError``.
    except (OperationalError, IntegrityError, InternalError) as error:
        logger.warning("A download was not counted: %s", type(error).__name__)


def _published(sender: type[LibraryItem], instance: LibraryItem, **kwargs: Any) -> None:
    publish_files(item=instance)


def connect() -> None:
    """Publish the files of an item whenever it is published, whichever way; look daily whether they
    are still as they were.
    """
    register_daily(RUN, report_changed_files)
    published.connect(_published, sender=LibraryItem, dispatch_uid="library-files")

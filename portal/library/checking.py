"""Whether published files are still what they were: their bytes against the hash that was kept."""

import hashlib
import logging

from foundation.daily import begin

from .models import LibraryFile

logger = logging.getLogger(__name__)
RUN = "published files of the library"
_AT_ONCE = 1 << 20


def changed_files() -> list[LibraryFile]:
    """Return the published files whose bytes are not there, or not those that were published."""
    return [file for file in LibraryFile.objects.defer("pages") if not _is_as_published(file)]


def report_changed_files() -> int:
    """Log each file that is not as it was published; return how many. Once a day."""
    changed = changed_files() if begin(RUN) else []
    for file in changed:
        logger.error("A published file of the library is not as it was: %s", file.file.name)
    return len(changed)


def _is_as_published(file: LibraryFile) -> bool:
    found = hashlib.sha256()
    try:
        with file.file.open("rb") as opened:
            while part := opened.read(_AT_ONCE):
                found.update(part)
    except FileNotFoundError:
        return False
    return found.hexdigest() == file.sha256

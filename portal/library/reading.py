"""The text of a document that an editor chose, read once for what it holds."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.cache import cache

from foundation.cleaning.limits import kind_of_name
from foundation.extracting import Extract, extract, extract_own
from foundation.models import SiteDocument

# An editor saves a draft many times before it is published.
KEPT_SECONDS = 24 * 3600
Reader = Callable[[bytes, str], Extract]
_reader: ContextVar[Reader] = ContextVar("library_reader", default=extract)


def text_of(document: SiteDocument) -> Extract:
    """Return the text of a document by its pages. Raises ``FileRefusedError``, for the editor."""
    key = f"library-text:{document.file_hash}"
    found: Extract | None = cache.get(key) if document.file_hash else None
    if found is None:
        with document.file.open("rb") as opened:
            found = _reader.get()(opened.read(), kind_of_name(document.filename))
        cache.set(key, found, KEPT_SECONDS)
    return found


@contextmanager
def of_our_own() -> Iterator[None]:
    """While this lasts, documents are ones that this site made, and are read in this process."""
    token = _reader.set(extract_own)
    try:
        yield
    finally:
        _reader.reset(token)

"""The text of a PDF."""

import io
import logging

import pypdf

from ..cleaning.refusal import RefusedError
from .limits import MOST_PAGES
from .pages import Pages


def read_pdf(data: bytes) -> tuple[list[str], int]:
    """Return the text of each page that was read, and how many pages there are.

    Raises ``RefusedError``.
    """
    # What it says about odd files concerns nobody, and is no part of the answer.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise RefusedError("encrypted")
        count = len(reader.pages)
        if not 0 < count <= MOST_PAGES:
            raise RefusedError("complex")
        pages = Pages()
        for page in reader.pages:
            if pages.is_full:
                break
            pages.add(page.extract_text())
    except (MemoryError, RecursionError, RefusedError):
        raise
    except Exception as error:
        # Whatever a reader of hostile bytes says, there is no text to be had.
        raise RefusedError("unreadable") from error
    return pages.texts, count

"""Which reader is for which kind. Each needs a library that takes a while to load."""

from ..cleaning.limits import MAX_BYTES
from ..cleaning.refusal import Found, RefusedError


def read_pages(data: bytes, kind: str) -> tuple[list[str], int]:
    """Return the text of each page that was read, and how many there are. Raises
    ``RefusedError``.
    """
    if len(data) > MAX_BYTES:
        raise RefusedError("large")
    if kind == "pdf":
        from .portable import read_pdf  # noqa: PLC0415

        return read_pdf(data)
    if kind in ("docx", "odt"):
        from .office import read_docx, read_odt  # noqa: PLC0415

        return read_docx(data) if kind == "docx" else read_odt(data)
    raise RefusedError(Found("unknown", kind))

"""The door: whatever is to be kept goes through :func:`clean_file`."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File

from .. import sandbox
from .kinds import clean_bytes
from .limits import MEGABYTE, PICTURES, SECONDS, TEXTS, kind_of_name
from .refusal import Found, RefusedError, from_words
from .sentences import as_error

_START = sandbox.start_of("foundation.cleaning.child")
# Plain text is only decoded, so it needs no other process, unless it is long.
_LONGEST_TEXT = MEGABYTE


class CleanFile(ContentFile):
    """A file that may be kept as it is: cleaned, or made by this site's own code."""


def clean_file(file: Any, name: str = "") -> CleanFile:
    """Return ``file`` as it may be kept, under its own name. What its name says must be true.

    Raises ``FileRefusedError`` (a ``ValidationError``) with every reason, in the reader's language.
    """
    if isinstance(file, CleanFile):
        return file
    name = name or file.name
    kind = kind_of_name(name)
    if file.size > limit_of(kind):
        raise as_error([Found("large")])
    file.seek(0)
    return CleanFile(cleaned(file.read(), kind, Path(name).stem), name=name)


def cleaned(data: bytes, kind: str, title: str = "") -> bytes:
    """Return bytes as they may be kept, called ``title`` where such a file says its own title.

    Raises ``FileRefusedError``.
    """
    if kind in TEXTS and len(data) <= _LONGEST_TEXT:
        try:
            return clean_bytes(data, kind)
        except RefusedError as refused:
            raise as_error(refused.found) from refused
    answer = sandbox.run(_START, data, kind, title, seconds=SECONDS)
    if answer.made:
        return answer.made
    raise as_error(from_words(answer.refusal) if answer.refusal else [Found("complex")])


def limit_of(kind: str) -> int:
    """Return how many bytes a file of that kind may have."""
    if kind in PICTURES:
        return int(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    return int(settings.WAGTAILDOCS_MAX_UPLOAD_SIZE)


def is_new(file: Any) -> bool:
    """Say whether what a file field holds is not yet stored."""
    return bool(file) and isinstance(file, File) and not getattr(file, "_committed", True)

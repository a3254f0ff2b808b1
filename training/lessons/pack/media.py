"""Pictures and files of one module, shrunk and counted until they fill what a module may weigh."""

from hashlib import sha256
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.utils.text import get_valid_filename
from PIL import Image, UnidentifiedImageError

from .opened import Opened

# What a module may weigh, in bytes, and what of it is kept for its words in two scripts.
MODULE = 5 * 1024 * 1024
FOR_WORDS = 1024 * 1024
WIDEST = (960, 960)
QUALITY = 68


class Media:
    """What the module's pages show and link to, by its path in the pack."""

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self.files: dict[str, bytes] = {}

    @property
    def size(self) -> int:
        """The bytes of everything that was taken."""
        return sum(map(len, self.files.values()))

    def picture(self, image: Any) -> str:
        """Return the path of a shrunk picture; nothing where it is not for all who get the
        pack, or does not fit.
        """
        if not self._opened.shows(image):
            return ""
        content = shrunk(image)
        return self._take(f"slike/{image.pk}-{_mark(content)}.jpg", content)

    def document(self, document: Any) -> str:
        """Return the path of a file; nothing for one that is not for all who get the pack, or
        does not fit.
        """
        if not self._opened.shows(document) or document.get_file_size() > MODULE:
            return ""
        with document.file.open("rb") as opened:
            content = opened.read()
        name = get_valid_filename(PurePosixPath(document.file.name).name)
        return self._take(f"datoteke/{document.pk}-{name}", content)

    def _take(self, path: str, content: bytes) -> str:
        if path in self.files:
            return path
        if not content or self.size + len(content) > MODULE - FOR_WORDS:
            return ""
        self.files[path] = content
        return path


def shrunk(image: Any) -> bytes:
    """Return a picture small enough for a slow line, without what a camera wrote into it; nothing
    where it can't be read.
    """
    try:
        with image.file.open("rb") as opened, Image.open(opened) as picture:
            picture.thumbnail(WIDEST)
            flat = Image.new("RGB", picture.size, "white")
            whole = picture.convert("RGBA")
            flat.paste(whole, mask=whole)
    except (OSError, UnidentifiedImageError):
        return b""
    stream = BytesIO()
    flat.save(stream, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return stream.getvalue()


def _mark(content: bytes) -> str:
    return sha256(content).hexdigest()[:10]

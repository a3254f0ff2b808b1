"""The list that comes with a kit, and what is said about each file."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import slugify

from foundation.script import to_latin
from foundation.tables import to_csv

NAME = "manifest.csv"
COLUMNS = (
    "file",
    "size",
    "sha256",
    "licence",
    "credit",
    "alt",
    "language",
    "script",
    "version",
)


@dataclass(frozen=True)
class Piece:
    """A file of a kit before it is packed: where it goes, what it is, and its bytes.

    ``group`` and ``title`` sort it on the page; Serbian titles and words for a picture are in
    Cyrillic, whatever the script of the file. ``language`` is empty where it has none.
    """

    path: str
    group: str
    title: str
    content: bytes
    licence: str
    credit: str
    language: str = ""
    measure: str = ""
    alt: str = ""


@dataclass(frozen=True)
class Entry:
    """The same when it is packed: everything but the bytes."""

    path: str
    group: str
    title: str
    size: int
    sha256: str
    licence: str
    credit: str
    language: str
    measure: str
    alt: str

    @property
    def slug(self) -> str:
        """The name by which the piece alone is asked for."""
        return slugify(self.path.replace("/", "-").replace(".", "-"))

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.rpartition("/")[2]

    @property
    def format(self) -> str:
        """What kind of file it is, as people say it."""
        ending = self.path.rpartition(".")[2].upper()
        return {"DOCX": "Word", "JPG": "JPEG", "VTT": "WebVTT"}.get(ending, ending)


def entry_of(piece: Piece) -> Entry:
    """Return what the list says of a piece."""
    return Entry(
        piece.path,
        piece.group,
        piece.title,
        len(piece.content),
        hashlib.sha256(piece.content).hexdigest(),
        piece.licence,
        piece.credit,
        piece.language,
        piece.measure,
        piece.alt,
    )


def as_csv(entries: Iterable[Entry], version: str) -> bytes:
    """Return the list as a table that spreadsheets open, one file a row; it doesn't list itself."""
    return to_csv(COLUMNS, (_row(entry, version) for entry in entries))


def _row(entry: Entry, version: str) -> dict[str, str | int]:
    language, _, script = LANGUAGES[entry.language].partition("-")
    written = to_latin if entry.language == "sr-latn" else str
    return {
        "file": entry.path,
        "size": entry.size,
        "sha256": entry.sha256,
        "licence": entry.licence,
        "credit": written(entry.credit),
        "alt": written(entry.alt),
        "language": language,
        "script": script,
        "version": version,
    }


LANGUAGES = {"": "", "sr": "sr-Cyrl", "sr-latn": "sr-Latn", "en": "en"}

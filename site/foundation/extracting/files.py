"""The door: the text of a file that somebody sent, or of one that this site made."""

import json
from dataclasses import dataclass

from .. import sandbox
from ..cleaning.refusal import Found, from_words
from ..cleaning.sentences import as_error
from .kinds import read_pages
from .limits import SECONDS

READABLE = ("pdf", "docx", "odt")
_START = sandbox.start_of("foundation.extracting.child")


@dataclass(frozen=True)
class Extract:
    """The text of a file: ``pages`` that were read, in order, of ``count`` that there are."""

    pages: tuple[str, ...]
    count: int

    @property
    def has_text(self) -> bool:
        """Whether there is anything to read: a scan has nothing."""
        return any(self.pages)


def extract(data: bytes, kind: str) -> Extract:
    """Return the text of a file of that kind (``pdf``, ``docx``, ``odt``), read by another process
    with limits of time, memory and output.

    Raises ``FileRefusedError`` (a ``ValidationError``), in the reader's language, for whatever it
    can't be read from.
    """
    answer = sandbox.run(_START, data, kind, seconds=SECONDS)
    if not answer.made:
        raise as_error(from_words(answer.refusal) if answer.refusal else [Found("complex")])
    told = json.loads(answer.made)
    return Extract(tuple(told["pages"]), int(told["count"]))


def extract_own(data: bytes, kind: str) -> Extract:
    """Return the text of a file that this site's own code made, read here."""
    pages, count = read_pages(data, kind)
    return Extract(tuple(pages), count)

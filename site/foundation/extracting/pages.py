"""Text as it is gathered: in pages, in lines, within limits."""

import re
import time
import unicodedata

from .limits import ENOUGH_SECONDS, MOST_ON_A_PAGE, MOST_TEXT

# Controls, halves of characters, and code points that are none: no database and no page holds them.
_UNUSABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_SPACES = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r"\n\s*\n+")


class Pages:
    """Pages of text, until there is enough."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._left = MOST_TEXT
        self._until = time.monotonic() + ENOUGH_SECONDS

    @property
    def is_full(self) -> bool:
        """Whether no further page is to be read."""
        return self._left <= 0 or time.monotonic() > self._until

    def add(self, text: str) -> None:
        """Add a page, tidied and cut to what may be kept of it."""
        kept = tidy(text[: 2 * MOST_ON_A_PAGE])[: min(MOST_ON_A_PAGE, max(self._left, 0))]
        self._left -= len(kept)
        self.texts.append(kept)


def tidy(text: str) -> str:
    """Return a text in composed letters and single spaces, without what can't be printed."""
    plain = _UNUSABLE.sub(" ", text.replace("\u00ad", "").replace("\r", "\n"))
    plain = _SPACES.sub(" ", unicodedata.normalize("NFC", plain))
    return _EMPTY_LINES.sub("\n\n", "\n".join(line.strip() for line in plain.split("\n"))).strip()

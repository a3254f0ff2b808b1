"""Words as the rules read them: one alphabet, no diacritics, the passage they stand in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..script import to_latin

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"“”»]?\s+(?=[\"„«]?[^\W\d_a-zа-шђјљњћџ])")
_LONGEST_QUOTE = 240


@dataclass(frozen=True)
class Token:
    """A word, number or sign; ``plain`` is in bald lower-case Latin."""

    text: str
    plain: str
    start: int

    @property
    def is_word(self) -> bool:
        """Say whether this is a word."""
        return self.text[0].isalpha()

    @property
    def is_capitalised(self) -> bool:
        """Say whether this is a word written like a name: ``Ана``, not ``ЦЗЖТЉ`` or ``ана``."""
        parts = self.text.split("-")
        return self.is_word and all(each[:1].isupper() and each[1:].islower() for each in parts)

    @property
    def is_shouted(self) -> bool:
        """Say whether this is a word in capitals, as headlines are: ``АНА``."""
        return self.is_word and len(self.text) > 1 and self.text.isupper()


def plain(text: str) -> str:
    """Return ``text`` in bald lower-case Latin, whichever script it is in."""
    latin = to_latin(text).lower().replace("đ", "dj")
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", latin)
        if not unicodedata.combining(letter)
    )


def tokens(text: str) -> list[Token]:
    """Return the tokens of ``text`` in order."""
    return [
        Token(found[0], plain(found[0]), found.start())
        for found in _TOKEN.finditer(unicodedata.normalize("NFC", text))
    ]


def sentences(text: str) -> Iterator[str]:
    """Give the sentences of ``text``; an abbreviation before a small letter ends none."""
    yield from (part for part in _SENTENCE_END.split(" ".join(text.split())) if part)


def quoted(text: str, around: int = 0) -> str:
    """Return ``text``, or as much of it around a place as an editor wants to see."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    start = max(0, around - _LONGEST_QUOTE // 2)
    return "…" * bool(start) + text[start : start + _LONGEST_QUOTE] + "…"

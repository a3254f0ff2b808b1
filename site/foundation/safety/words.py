"""Words as the rules read them: one alphabet, no diacritics, the passage they stand in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..script import to_latin

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"“”»]?\s+(?=[\"„«]?[^\W\d_a-zа-шђјљњћџ])")
_LONGEST_QUOTE = 240
# Figures in circles, raised or Roman as one sign, that stand by themselves: behind a letter they
# are a unit, behind a number a note.
_FIGURE = re.compile(
    r"(?<![^\W_])[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089\u2160-\u2182\u2185-\u2188"
    r"\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289]"
)
# Letters of the two alphabets that look the same, and the others of each.
_CYRILLIC, _LATIN = "асеорхујкАВСЕНКМОРТХУЈ", "aceopxyjkABCEHKMOPTXYJ"
_TO_CYRILLIC, _TO_LATIN = str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)
# Letters of no alphabet that is written here, and those they look like.
_STRANGE = str.maketrans(
    "ΑΒΕΗΙΚΜΝΟΡΤΥΧΖαορχієѕһԁԛԝІЅҺԚԜ",  # Greek, and Cyrillic of other languages
    "ABEHIKMNOPTYXZaopxieshdqwISHQW",
)
_CYRILLIC_ALONE = re.compile(rf"[\u0400-\u04ff](?<![{_CYRILLIC}])")
_LATIN_ALONE = re.compile(rf"[a-zA-ZčćđšžČĆĐŠŽ](?<![{_LATIN}])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
# Soft hyphens, spaces without width, marks of direction, accents: a word is the same with them.
_SHOWS_NOTHING = frozenset({"Cf", "Mn", "Me"})


class _Shown(dict[int, int | None]):
    """What becomes of each letter, found out once."""

    def __missing__(self, code: int) -> int | None:
        hidden = unicodedata.category(chr(code)) in _SHOWS_NOTHING
        self[code] = None if hidden else _STRANGE.get(code, code)
        return self[code]


_SHOWN = _Shown()


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


def shown(text: str) -> str:
    """Return ``text`` as a reader takes it in: without what shows nothing, each word in one
    alphabet, figures as digits. Text copied from PDF and Word brings such signs along, and nobody
    sees where they are.
    """
    composed = unicodedata.normalize("NFC", text).translate(_SHOWN)
    figures = _FIGURE.sub(lambda found: f" {unicodedata.numeric(found[0]):g} ", composed)
    around = _lean(figures)
    return _LETTERS.sub(lambda found: _in_one_alphabet(found[0], around), figures)


def _in_one_alphabet(word: str, around: int) -> str:
    """Return a word with look-alikes taken for letters of the alphabet of which its others are, or
    those of the text around it.
    """
    lean = _lean(word) or around
    return word.translate(_TO_CYRILLIC if lean > 0 else _TO_LATIN) if lean else word


def _lean(text: str) -> int:
    """Return how many more letters are of the Cyrillic alphabet alone than of the Latin alone."""
    return len(_CYRILLIC_ALONE.findall(text)) - len(_LATIN_ALONE.findall(text))


def plain(text: str) -> str:
    """Return ``text`` in bald lower-case Latin, whichever script it is in."""
    latin = to_latin(_bald(shown(text))).lower().replace("đ", "dj")
    return _bald(latin)


def _bald(text: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )


def tokens(text: str) -> list[Token]:
    """Return the tokens of ``text`` in order."""
    return [
        Token(found[0], plain(found[0]), found.start()) for found in _TOKEN.finditer(shown(text))
    ]


def sentences(text: str) -> Iterator[str]:
    """Give the sentences of ``text``; an abbreviation before a small letter ends none."""
    yield from (part for part in _SENTENCE_END.split(" ".join(shown(text).split())) if part)


def quoted(text: str, around: int = 0) -> str:
    """Return ``text``, or as much of it around a place as an editor wants to see."""
    if len(text) <= _LONGEST_QUOTE:
        return text
    start = max(0, around - _LONGEST_QUOTE // 2)
    return "…" * bool(start) + text[start : start + _LONGEST_QUOTE] + "…"

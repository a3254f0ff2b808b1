"""What matches what, said in one place. Index and query pass through here on every backend.

A text becomes a list of terms: its words in bald Latin without case, diacritics or case endings, so
that ``трговине људима``, ``TRGOVINA LJUDIMA`` and ``trgovinom ljudima`` are the same two terms.
Each term remembers where its word stands in the original, which is how results are highlighted.

Nothing in this module knows a backend, a database or Django.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .english import english
from .stemming import serbian

SERBIAN = "sr"
ENGLISH = "en"
LONGEST_TERM = 64
# What marks the term of an abbreviation: no word of letters gives a term that ends so.
ABBREVIATION = "0"
LONGEST_ABBREVIATION = 6
# So many words in capitals beside each other are a heading, not abbreviations.
SHOUTED = 3

_STEMMERS = {SERBIAN: serbian, ENGLISH: english}

# A letter or digit, then letters, digits and what may hide inside a word: combining marks, soft
# hyphens, joiners, direction marks.
_WORD = re.compile(
    r"[^\W_](?:[^\W_]|[\u00ad\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff])*"
)

_SERBIAN_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "dj", "е": "e", "ж": "z", "з": "z",
    "и": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "c", "у": "u", "ф": "f", "х": "h", "ц": "c",
    "ч": "c", "џ": "dz", "ш": "s",
}  # fmt: skip
_OTHER_CYRILLIC = {
    "ы": "y", "э": "e", "ю": "ju", "я": "ja", "щ": "sc", "ъ": "", "ь": "",
    "і": "i", "є": "e", "ѕ": "dz", "ґ": "g",
}  # fmt: skip
# Letters that Unicode doesn't take apart into a base and a mark. The two crossed d's look alike.
_LATIN = {
    "đ": "dj",
    "ð": "dj",
    "ł": "l",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "ı": "i",
    "ħ": "h",
    "þ": "th",
}
_BALD = str.maketrans(_SERBIAN_CYRILLIC | _OTHER_CYRILLIC | _LATIN)

# Letters of the two alphabets that look alike, small and capital.
_LATIN_LOOKS = "aceopxyjkmtABCEHJKMOPTXY"
_CYRILLIC_LOOKS = "асеорхујкмтАВСЕНЈКМОРТХУ"
_AS_CYRILLIC = str.maketrans(_LATIN_LOOKS, _CYRILLIC_LOOKS)
_AS_LATIN = str.maketrans(_CYRILLIC_LOOKS, _LATIN_LOOKS)

# Words that nearly every text has: a query that demanded them would miss texts and gain nothing.
STOP_WORDS = {
    SERBIAN: frozenset({
        "a", "ali", "bi", "biti", "da", "do", "i", "iz", "ili", "je", "k", "ka", "kao", "koja",
        "koje", "koji", "li", "na", "nad", "ne", "ni", "nije", "o", "od", "po", "pod", "pri", "s",
        "sa", "se", "su", "sto", "te", "to", "u", "uz", "za",
    }),
    ENGLISH: frozenset({
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "of",
        "on", "or", "that", "the", "to", "was", "were", "with",
    }),
}  # fmt: skip


class Token(NamedTuple):
    """A term, and the place of its word in the original text: ``text[start:end]``."""

    term: str
    start: int
    end: int


def analyse(text: str, language: str = SERBIAN) -> list[Token]:
    """Return the terms of ``text`` in order. Any string is fine; one without words gives ``[]``."""
    return list(_tokens(text, language))


def normalise(text: str, language: str = SERBIAN) -> str:
    """Return the terms of ``text`` joined by spaces: what is indexed, and what is looked for."""
    return " ".join(token.term for token in _tokens(text, language))


def stored(text: str, language: str = SERBIAN) -> list[Token]:
    """Return the terms of ``text`` as an index keeps them: after an abbreviation in capitals stands
    a term of its own, at the same place, which no other word gives. ``МОР`` gives ``mor``, as
    ``мора`` does, and then a term that ``мора`` doesn't give.
    """
    tokens = analyse(text, language)
    own = _abbreviations(text, tokens)
    found = []
    for place, token in enumerate(tokens):
        found.append(token)
        if place in own:
            term = abbreviation(text[token.start : token.end])
            found.append(Token(term, token.start, token.end))
    return found


def abbreviation(word: str) -> str:
    """Return the term of ``word`` as an abbreviation: whole, and marked as one."""
    return _fold_word(word) + ABBREVIATION


def is_abbreviation(term: str) -> bool:
    """Say whether ``term`` is one of an abbreviation."""
    return term.endswith(ABBREVIATION) and term[:-1].isalpha()


def _abbreviations(text: str, tokens: Sequence[Token]) -> set[int]:
    """Return which tokens are abbreviations: in capitals, of few letters, and not part of a line
    in capitals, where every short word would be one.
    """
    found: set[int] = set()
    run: list[int] = []
    for place, token in enumerate(tokens):
        word = text[token.start : token.end]
        if not (word.isupper() and word.isalpha()):
            found |= _of_run(text, tokens, run)
            run = []
            continue
        if run and not text[tokens[run[-1]].end : token.start].isspace():
            found |= _of_run(text, tokens, run)
            run = []
        run.append(place)
    return found | _of_run(text, tokens, run)


def _of_run(text: str, tokens: Sequence[Token], run: Sequence[int]) -> set[int]:
    lengths = [tokens[place].end - tokens[place].start for place in run]
    if len(run) >= SHOUTED or max(lengths, default=0) > LONGEST_ABBREVIATION:
        return set()
    return {place for place, length in zip(run, lengths, strict=True) if length > 1}


def fold(text: str) -> str:
    """Return the words of ``text`` in bald Latin, endings on: for matching while typing."""
    folded = (_fold_word(match.group()) for match in _WORD.finditer(text))
    return " ".join(word for word in folded if word)


def _tokens(text: str, language: str) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        term = _term(match.group(), language)
        if term:
            yield Token(term, match.start(), match.end())


@lru_cache(maxsize=1 << 16)
def _term(word: str, language: str) -> str:
    folded = _fold_word(word)
    stem = _STEMMERS.get(language)
    return stem(folded) if stem and folded.isalpha() else folded


def _fold_word(word: str) -> str:
    word = _one_alphabet(unicodedata.normalize("NFKC", word[: 4 * LONGEST_TERM]))
    bald = unicodedata.normalize("NFKD", word.casefold()).translate(_BALD)
    return "".join(letter for letter in bald if letter.isalnum())[:LONGEST_TERM]


def _one_alphabet(word: str) -> str:
    """Read a letter that strayed in from the other alphabet by its look, as its writer did.

    Word processors and scanners put Latin letters into Cyrillic words (``обогaћивању``). Where a
    foreign letter has no look-alike the mixing is meant (``PDFови``), and the word stays as it is.
    """
    if word.isascii():
        return word
    latin = [letter for letter in word if letter.isalpha() and letter < "\u0250"]
    cyrillic = [letter for letter in word if "\u0400" <= letter <= "\u04ff"]
    if not latin or not cyrillic:
        return word
    if len(latin) <= len(cyrillic) and set(latin) <= set(_LATIN_LOOKS):
        return word.translate(_AS_CYRILLIC)
    if len(cyrillic) < len(latin) and set(cyrillic) <= set(_CYRILLIC_LOOKS):
        return word.translate(_AS_LATIN)
    return word

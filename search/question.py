"""Reads what a visitor typed. Whatever it is, it becomes a few words and phrases, or nothing."""

import re
from dataclasses import dataclass

from modelsearch.query import And, SearchQuery

from .analysis import STOP_WORDS, analyse, fold
from .backends.analysed import MOST_TERMS, Words, WordsInOrder

LONGEST = 500
MOST_PHRASES = 8

# In quotes of any kind; and numbers that belong together, which keep their order: 1.1.1, 388/2005.
_PHRASE = re.compile(r'["„“”«»]([^"„“”«»]+)["“”«»]|(\d+(?:[./,-]\d+)+)')


@dataclass(frozen=True)
class Question:
    """What is looked for: a query for the search layer, and the terms to highlight.

    ``query`` is ``None`` when nothing was asked that a text could hold. ``shortened`` says that
    more was typed than is looked for.
    """

    query: SearchQuery | None
    terms: frozenset[str]
    shortened: bool


def understand(typed: str, language: str) -> Question:
    """Return the question in ``typed``. All words must be found; those in quotes in order."""
    text = typed.strip()[:LONGEST]
    phrases = [quoted or number for quoted, number in _PHRASE.findall(text)]
    phrases = [phrase for phrase in phrases if analyse(phrase, language)]
    words = _words(_PHRASE.sub(" ", text), language, may_be_empty=bool(phrases))
    shortened = (
        len(typed.strip()) > LONGEST or len(words) > MOST_TERMS or len(phrases) > MOST_PHRASES
    )
    words, phrases = words[:MOST_TERMS], phrases[:MOST_PHRASES]
    parts: list[SearchQuery] = [WordsInOrder(phrase, language) for phrase in phrases]
    if words:
        parts.append(Words(" ".join(words), language=language))
    terms = {token.term for part in [*phrases, *words] for token in analyse(part, language)}
    query = And(parts) if len(parts) > 1 else next(iter(parts), None)
    return Question(query, frozenset(terms), shortened)


def _words(text: str, language: str, *, may_be_empty: bool) -> list[str]:
    """Return the words of ``text`` without stop words, unless there are no others."""
    words = [text[token.start : token.end] for token in analyse(text, language)]
    stop_words = STOP_WORDS.get(language, frozenset())
    meaningful = [word for word in words if fold(word) not in stop_words]
    return meaningful if meaningful or may_be_empty else words

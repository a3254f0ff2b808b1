"""Titles like what was asked, where nothing was found: pages that may have been meant."""

from collections.abc import Iterator

from foundation import access

from .analysis import fold
from .question import Question
from .suggesting import Suggestion, suggest

SHOWN = 5
MOST_WORDS = 3
SHORTEST = 4
# Which parts of a word's beginning are tried, the longest first.
PARTS = (1.0, 0.75, 0.5)


def titles(question: Question, user: access.Visitor, language: str) -> list[Suggestion]:
    """Return a few titles that hold a word which begins like one that was asked for, the likest
    first, of what ``user`` may see.
    """
    words = {term for slot in question.slots for term in slot.as_words or slot.typed}
    found: dict[str, Suggestion] = {}
    for word in sorted(words, key=len, reverse=True)[:MOST_WORDS]:
        for beginning in _beginnings(word):
            there = suggest(beginning, user, language)
            found |= {each.url: each for each in there}
            if there:
                break
    asked = _threes(question.said or " ".join(words))
    return sorted(found.values(), key=lambda each: _likeness(asked, each), reverse=True)[:SHOWN]


def _beginnings(word: str) -> Iterator[str]:
    lengths = dict.fromkeys(int(len(word) * part) for part in PARTS)
    yield from (word[:length] for length in lengths if length >= SHORTEST)


def _likeness(asked: frozenset[str], title: Suggestion) -> float:
    """Return how much of what was asked and of a title is the same, from 0 to 1."""
    threes = _threes(fold(title.title))
    return 2 * len(asked & threes) / max(len(asked) + len(threes), 1)


def _threes(text: str) -> frozenset[str]:
    padded = f" {text} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))

"""Reads what a visitor typed. Whatever it is, it becomes a few words and phrases, or nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from modelsearch.query import And, Not, Or, SearchQuery

from .analysis import STOP_WORDS, analyse, fold, normalise
from .backends.analysed import MOST_TERMS, Words, WordsInOrder
from .told import Expression, Told

LONGEST = 500
MOST_PHRASES = 8
MOST_OTHERS = 8

# In quotes of any kind; and numbers that belong together, which keep their order: 1.1.1, 388/2005.
_PHRASE = re.compile(r'(?:(?<=\s)|^)?(-?)["„“”«»]([^"„“”«»]+)["“”«»]|(\d+(?:[./,-]\d+)+)')
_EXCLUDED = re.compile(r"(?:(?<=\s)|^)-(\w\S*)")


@dataclass(frozen=True)
class Slot:
    """One thing that must be found: as it was typed, or as something that means the same."""

    typed: Expression
    others: Sequence[Expression] = ()
    is_phrase: bool = False

    def query(self, language: str) -> SearchQuery:
        """Return what the search layer looks for."""
        ways = [_find(each, language, self.is_phrase) for each in (self.typed, *self.others)]
        return Or(ways) if len(ways) > 1 else ways[0]


@dataclass(frozen=True)
class Question:
    """What is looked for.

    ``query`` is ``None`` when nothing was asked that a text could hold; ``any_query`` finds what
    holds every phrase or, without any, one of the words; it is ``None`` where that is no less.
    ``terms`` are marked in what is found. ``shortened`` says that more was typed than is looked
    for.
    """

    query: SearchQuery | None
    terms: frozenset[str]
    shortened: bool
    slots: Sequence[Slot] = ()
    excluded: Sequence[Slot] = ()
    any_query: SearchQuery | None = None
    is_distress: bool = False
    key: str = ""
    typed_words: Sequence[str] = field(default=())

    @property
    def said(self) -> str:
        """What was asked, in bald words: the same for every spelling of it."""
        return fold(" ".join(self.typed_words))


def understand(typed: str, language: str, told: Told | None = None) -> Question:
    """Return the question in ``typed``. All words must be found; those in quotes in order; those
    after a minus must not. ``told`` is what editors told, nothing by default.
    """
    told = told or Told(stop_words=STOP_WORDS.get(language, frozenset()))
    text = typed.strip()[:LONGEST]
    phrases, excluded, rest = _taken_apart(text, language)
    words = _words(rest, language, told, may_be_empty=bool(phrases))
    shortened = (
        len(typed.strip()) > LONGEST or len(words) > MOST_TERMS or len(phrases) > MOST_PHRASES
    )
    words = words[:MOST_TERMS]
    terms = [token.term for word in words for token in analyse(word, language)]
    slots = [Slot(phrase, is_phrase=True) for phrase in phrases[:MOST_PHRASES]]
    slots += _slots(terms, told)
    everything = tuple(token.term for token in analyse(text, language))
    return Question(
        **_queries(slots, excluded, language),
        shortened=shortened,
        slots=slots,
        excluded=excluded,
        is_distress=any(_holds(everything, each) for each in told.distress),
        key=normalise(text, language),
        typed_words=words,
    )


def with_others(
    question: Question, others: Mapping[str, Sequence[Expression]], language: str
) -> Question:
    """Return the question with more ways to say single words, by their terms."""
    slots = [
        replace(slot, others=(*slot.others, *others.get(slot.typed[0], ())))
        if len(slot.typed) == 1 and not slot.is_phrase
        else slot
        for slot in question.slots
    ]
    return replace(question, slots=slots, **_queries(slots, question.excluded, language))


def _queries(slots: Sequence[Slot], excluded: Sequence[Slot], language: str) -> dict[str, Any]:
    ways = (each for slot in slots for each in (slot.typed, *slot.others))
    return {
        "query": _all(slots, excluded, language),
        "any_query": _any(slots, excluded, language),
        "terms": frozenset(term for expression in ways for term in expression),
    }


def _taken_apart(text: str, language: str) -> tuple[list[Expression], list[Slot], str]:
    """Return the phrases that are asked for, what must not be found, and the other words."""
    phrases, excluded = [], []
    for minus, quoted, number in _PHRASE.findall(text):
        terms = _terms(quoted or number, language)
        if terms and minus:
            excluded.append(Slot(terms, is_phrase=True))
        elif terms:
            phrases.append(terms)
    rest = _PHRASE.sub(" ", text)
    for word in _EXCLUDED.findall(rest):
        terms = _terms(word, language)
        if terms:
            excluded.append(Slot(terms, is_phrase=True))
    return phrases, excluded[:MOST_PHRASES], _EXCLUDED.sub(" ", rest)


def _terms(text: str, language: str) -> Expression:
    return tuple(token.term for token in analyse(text, language))


def _words(text: str, language: str, told: Told, *, may_be_empty: bool) -> list[str]:
    """Return the words of ``text`` without stop words, unless there are no others."""
    words = [text[token.start : token.end] for token in analyse(text, language)]
    meaningful = [word for word in words if fold(word) not in told.stop_words]
    return meaningful if meaningful or may_be_empty else words


def _slots(terms: Sequence[str], told: Told) -> Iterator[Slot]:
    """Yield what must be found, the longest expressions that editors know first."""
    at = 0
    while at < len(terms):
        for length in range(min(told.longest(), len(terms) - at), 0, -1):
            expression = tuple(terms[at : at + length])
            others = told.synonyms.get(expression, ())
            if others or length == 1:
                yield Slot(expression, others[:MOST_OTHERS])
                at += length
                break


def _find(expression: Expression, language: str, in_order: bool) -> SearchQuery:
    text = " ".join(expression)
    if in_order and len(expression) > 1:
        return WordsInOrder(text, language)
    return Words(text, language=language)


def _all(slots: Sequence[Slot], excluded: Sequence[Slot], language: str) -> SearchQuery | None:
    """Return the query for everything that is asked; words without synonyms go as one part."""
    if not slots:
        return None
    plain = [
        term for slot in slots if not slot.is_phrase and not slot.others for term in slot.typed
    ]
    parts = [slot.query(language) for slot in slots if slot.is_phrase or slot.others]
    if plain:
        parts.append(Words(" ".join(plain), language=language))
    return _without(parts, excluded, language)


def _any(slots: Sequence[Slot], excluded: Sequence[Slot], language: str) -> SearchQuery | None:
    words = [slot.query(language) for slot in slots if not slot.is_phrase]
    phrases = [slot.query(language) for slot in slots if slot.is_phrase]
    if len(slots) < 2 or not words:
        return None
    return _without(phrases or [Or(words)], excluded, language)


def _without(parts: list[SearchQuery], excluded: Sequence[Slot], language: str) -> SearchQuery:
    parts = [*parts, *(Not(slot.query(language)) for slot in excluded)]
    return And(parts) if len(parts) > 1 else parts[0]


def _holds(terms: Expression, expression: Expression) -> bool:
    width = len(expression)
    return any(terms[at : at + width] == expression for at in range(len(terms) - width + 1))

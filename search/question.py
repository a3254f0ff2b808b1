"""Reads what a visitor typed. Whatever it is, it becomes a few words and phrases, or nothing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from modelsearch.query import And, Not, Or, SearchQuery

from .analysis import (
    STOP_WORDS,
    abbreviation,
    analyse,
    fold,
    is_abbreviation,
    normalise,
    stored,
)
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
    """One thing that must be found: as it was typed, or as something that means the same.

    ``as_words`` is an abbreviation in the terms that its letters give as a word.
    """

    typed: Expression
    others: Sequence[Expression] = ()
    is_phrase: bool = False
    as_words: Expression = ()

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
    phrases, excluded, rest = _taken_apart(text, language, told)
    words = _words(rest, language, told, may_be_empty=bool(phrases))
    shortened = (
        len(typed.strip()) > LONGEST or len(words) > MOST_TERMS or len(phrases) > MOST_PHRASES
    )
    words = words[:MOST_TERMS]
    slots = [_in_quotes(phrase, language, told) for phrase in phrases[:MOST_PHRASES]]
    slots += _slots(words, language, told)
    return Question(
        **_queries(slots, excluded, language),
        shortened=shortened,
        slots=slots,
        excluded=excluded,
        is_distress=_is_distress(text, told),
        key=normalise(text, language),
        typed_words=words,
    )


def with_others(
    question: Question, others: Mapping[str, Sequence[Expression]], language: str
) -> Question:
    """Return the question with more ways to say single words, by their terms."""
    slots = [
        replace(slot, others=(*slot.others, *others.get((slot.as_words or slot.typed)[0], ())))
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


def _taken_apart(text: str, language: str, told: Told) -> tuple[list[str], list[Slot], str]:
    """Return the phrases that are asked for, what must not be found, and the other words."""
    phrases: list[str] = []
    excluded: list[str] = []
    for minus, quoted, number in _PHRASE.findall(text):
        said = quoted or number
        if analyse(said, language):
            (excluded if minus else phrases).append(said)
    rest = _PHRASE.sub(" ", text)
    excluded += [word for word in _EXCLUDED.findall(rest) if analyse(word, language)]
    left_out = [_left_out(each, language, told) for each in excluded[:MOST_PHRASES]]
    return phrases, left_out, _EXCLUDED.sub(" ", rest)


def _left_out(text: str, language: str, told: Told) -> Slot:
    """Return what must not be found: what was typed, and nothing that means the same."""
    return replace(_in_quotes(text, language, told), others=())


def _in_quotes(text: str, language: str, told: Told) -> Slot:
    """Return a phrase; a single word may also be found as what means the same."""
    tokens = analyse(text, language)
    if len(tokens) == 1:
        word = text[tokens[0].start : tokens[0].end]
        return replace(_one_word(word, language, told), is_phrase=True)
    # An abbreviation's own term follows it in the index: in capitals, or known to editors.
    capitals = {token.start for token in stored(text, language) if is_abbreviation(token.term)}
    with_own: list[str] = []
    for token in tokens:
        with_own.append(token.term)
        own = abbreviation(text[token.start : token.end])
        if token.start in capitals or (own,) in told.synonyms:
            with_own.append(own)
    plain = tuple(token.term for token in tokens)
    return Slot(plain, () if len(with_own) == len(plain) else (tuple(with_own),), is_phrase=True)


def _one_word(word: str, language: str, told: Told) -> Slot:
    """Return how a single word is found. In capitals it is an abbreviation first, and one that
    editors know is nothing else: ``МОР`` doesn't find ``мора``.
    """
    terms = [token.term for token in stored(word, language)]
    term, own = (terms[0],), (abbreviation(word),)
    known = told.synonyms.get(own)
    if known is not None:
        return Slot(own, known[:MOST_OTHERS], as_words=term)
    others = told.synonyms.get(term, ())[:MOST_OTHERS]
    return Slot(own, (term, *others), as_words=term) if len(terms) > 1 else Slot(term, others)


def _words(text: str, language: str, told: Told, *, may_be_empty: bool) -> list[str]:
    """Return the words of ``text`` without stop words, unless there are no others."""
    words = [text[token.start : token.end] for token in analyse(text, language)]
    meaningful = [word for word in words if fold(word) not in told.stop_words]
    return meaningful if meaningful or may_be_empty else words


def _slots(words: Sequence[str], language: str, told: Told) -> Iterator[Slot]:
    """Yield what must be found, the longest expressions that editors know first."""
    terms = [normalise(word, language) for word in words]
    at = 0
    while at < len(terms):
        for length in range(min(told.longest(), len(terms) - at), 1, -1):
            expression = tuple(terms[at : at + length])
            others = told.synonyms.get(expression, ())
            if others:
                yield Slot(expression, others[:MOST_OTHERS])
                at += length
                break
        else:
            yield _one_word(words[at], language, told)
            at += 1


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


def _is_distress(text: str, told: Told) -> bool:
    """Say whether ``text`` holds words of distress, in whichever language."""
    for language, expressions in told.distress.items():
        terms = tuple(token.term for token in analyse(text, language))
        if any(_holds(terms, each) for each in expressions):
            return True
    return False


def _holds(terms: Expression, expression: Expression) -> bool:
    width = len(expression)
    return any(terms[at : at + width] == expression for at in range(len(terms) - width + 1))

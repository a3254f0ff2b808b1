"""Puts the first results of any engine into one order, so that engines agree.

Engines weigh words in ways that cannot be made the same. Each therefore gives the first
``WINDOW`` by its own lights, and their order is made here, from the terms that are stored beside
each entry. What comes after is in the engine's own order.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from .analysis import is_abbreviation
from .question import Question, Slot

WINDOW = 50
TITLE = 6.0
OTHER_WORDS = 0.7
SATURATION = 1.2
LENGTH_MATTERS = 0.6
USUAL_LENGTH = 150
# What is found is the part of a collection that holds one of the words at least: within it the word
# that a question is about seems to be everywhere, and to say nothing. How rare a word is is judged
# as if it was found among so many.
AMONG = 1_000
WHOLE_TITLE = 1.6
TITLE_IN_ORDER = 1.3
FRESH = 0.35
FRESH_DAYS = 365
# What is a detail of something larger, of the last year that was found and of one before.
DETAIL = 0.6
OLD_DETAIL = 0.3
# What only shows what something would look like.
EXAMPLE = 0.4


class Candidate(NamedTuple):
    """What the order of an entry depends on: no more is read of those that are not shown."""

    pk: int
    kind: str
    year: int | None
    date: date | None
    day: int
    is_example: bool
    title_terms: str
    terms: str


def candidates(entries: Any) -> list[Candidate]:
    """Return the candidates among a queryset of entries, in one query, in no order."""
    own = ("pk", "kind", "year", "date", "day", "is_example")
    columns = (*own, "content__title_terms", "content__terms")
    written = entries.order_by().filter(content__isnull=False)
    return [Candidate(*row) for row in written.values_list(*columns)]


@dataclass(frozen=True)
class Weighing:
    """What the order depends on beside the words."""

    question: Question
    today: date
    helps: Callable[[Candidate], bool]
    is_fresh: Callable[[Candidate], bool]
    is_detail: Callable[[Candidate], bool] = lambda entry: False


def ordered(entries: Iterable[Candidate], weighing: Weighing) -> list[Candidate]:
    """Return ``entries``, best first. Equals stay newest first, whichever engine found them."""
    entries = list(entries)
    terms = {entry.pk: (entry.title_terms.split(), entry.terms.split()) for entry in entries}
    slots = weighing.question.slots
    found = [[_strength(slot, *terms[entry.pk]) for slot in slots] for entry in entries]
    rare = [_rarity(column, len(entries)) for column in zip(*found, strict=True)]
    newest = _newest(entries, weighing)
    scored = []
    for entry, strengths in zip(entries, found, strict=True):
        score = sum(weight * strength for weight, strength in zip(rare, strengths, strict=True))
        score *= (sum(strength > 0 for strength in strengths) / max(len(slots), 1)) ** 2
        score *= _of_title(slots, terms[entry.pk][0]) * _freshness(entry, weighing)
        if weighing.is_detail(entry):
            score *= DETAIL if entry.year == newest else OLD_DETAIL
        score *= EXAMPLE if entry.is_example else 1.0
        first = weighing.question.is_distress and weighing.helps(entry)
        scored.append((not first, -score, -entry.day, -entry.pk, entry))
    best = [row[-1] for row in sorted(scored, key=lambda row: row[:-1])]
    return list(_years_together(best, weighing))


def _years_together(best: Iterable[Candidate], weighing: Weighing) -> Iterator[Candidate]:
    """Yield them with what recurs in several years in one place, where the first of it stands, what
    is real before an example of it.
    """
    groups: dict[object, list[Candidate]] = {}
    for entry in best:
        recurs = weighing.is_detail(entry) and entry.year
        groups.setdefault((entry.kind, entry.title_terms) if recurs else entry.pk, []).append(entry)
    for group in groups.values():
        yield from sorted(group, key=lambda entry: entry.is_example)


def _newest(entries: Iterable[Candidate], weighing: Weighing) -> int | None:
    """Return the last year of what is a detail of something yearly: the same recurs in each. One
    that is only an example doesn't count.
    """
    details = (entry for entry in entries if weighing.is_detail(entry) and not entry.is_example)
    return max((entry.year for entry in details if entry.year), default=None)


def _strength(slot: Slot, title: Sequence[str], body: Sequence[str]) -> float:
    """Return how much a text is about one part of the question, from 0 to TITLE + 1."""
    length = 1 - LENGTH_MATTERS + LENGTH_MATTERS * (len(title) + len(body)) / USUAL_LENGTH
    best = 0.0
    for expression in (slot.typed, *slot.others):
        in_title, in_body = _times(expression, title), _times(expression, body)
        often = in_body / (in_body + SATURATION * length)
        strength = TITLE * in_title / (in_title + SATURATION) + often
        best = max(best, strength if expression is slot.typed else strength * OTHER_WORDS)
    return best


def _times(expression: Sequence[str], terms: Sequence[str]) -> int:
    if len(expression) == 1:
        return terms.count(expression[0])
    return min(terms.count(term) for term in expression)


def _rarity(strengths: Sequence[float], number: int) -> float:
    holding = sum(strength > 0 for strength in strengths)
    return math.log(1 + (max(AMONG, number) - holding + 0.5) / (holding + 0.5)) + 0.2


def _of_title(slots: Sequence[Slot], title: Sequence[str]) -> float:
    asked = [term for slot in slots for term in slot.as_words or slot.typed]
    title = [term for term in title if not is_abbreviation(term)]
    if title == asked:
        return WHOLE_TITLE
    width = len(asked)
    if width > 1 and any(title[at : at + width] == asked for at in range(len(title) - width + 1)):
        return TITLE_IN_ORDER
    return 1.0


def _freshness(entry: Candidate, weighing: Weighing) -> float:
    if entry.date is None or not weighing.is_fresh(entry):
        return 1.0
    age = max(0, (weighing.today - entry.date).days)
    return 1 + FRESH * math.exp(-age / FRESH_DAYS)

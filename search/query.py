"""Asks the search layer on behalf of a visitor. The only way from a question to what is found.

Permission is part of the query, so that totals and facets are over what the visitor may see; and
each hit is looked up in the database through ``foundation.access`` before it is shown, so that a
late index shows nothing withdrawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator

from foundation import access, moment, searching

from . import comforting, engines, nearby, ranking
from .analysis import ENGLISH, SERBIAN
from .backends.facets import Among, Counts
from .choice import BY_RELEVANCE, Choice
from .confirming import Hit, confirmed, folded, pinned
from .meaning import corrected, others
from .models import Entry
from .question import Question, understand
from .suggesting import Suggestion
from .told import Told, told

PER_PAGE = 10
# Nobody reads on so far, and no engine likes to count so far.
REACH = 5_000
# Fewer than this, and what holds some of the words is shown as well.
FEW = 3

__all__ = ["Hit", "Results", "search"]


@dataclass(frozen=True)
class Results:
    """What a visitor gets for a question.

    ``is_loose``: too little holds all that was asked, so what holds some of it is shown; ``exact``
    hold all of it. ``is_simple``: the database answered in place of the engine. ``meant`` is
    another question that would find something, ``near`` are titles like it where nothing is found.
    ``is_being_filled``: something may be missing, as the index is filled again just now.
    ``helps`` comes before everything for words of distress. ``by_language``: how many are found in
    each language.
    """

    question: Question
    total: int
    hits: Sequence[Hit]
    page: Page[Any]
    choice: Choice = field(default_factory=Choice)
    counts: Counts = field(default_factory=Counts)
    helps: Sequence[Hit] = ()
    pins: Sequence[Hit] = ()
    exact: int = 0
    by_language: Mapping[str, int] = field(default_factory=dict)
    meant: str = ""
    near: Sequence[Suggestion] = ()
    is_loose: bool = False
    is_simple: bool = False
    is_being_filled: bool = False

    @property
    def shown(self) -> int:
        """How many there are to be told of: what holds the words, or else what stands above."""
        return self.total or len(self.helps) + len(self.pins)

    @property
    def tells_help(self) -> bool:
        """Whether the help line comes before all else: for who asks in distress, or in vain."""
        return self.question.query is not None and (self.question.is_distress or not self.shown)


@dataclass(frozen=True)
class Answer:
    """What an engine says: counts, and the entries of one page, in order; and to which question."""

    question: Question
    counts: Counts
    page: Page[Any]
    entries: Sequence[Entry]
    is_loose: bool = False
    exact: int = 0


def search(
    query: str,
    user: access.Visitor,
    language: str,
    page: int | str = 1,
    *,
    per_page: int = PER_PAGE,
    choice: Choice | None = None,
) -> Results:
    """Return ``page``, or the nearest, of what any ``query`` finds that ``user`` may see."""
    choice, keys = choice or Choice(language=language), access.held_keys(user)
    known = told(choice.language)
    question = understand(query, choice.language, known)
    if question.query is None:
        return Results(question, 0, (), page_of(0, page, per_page), choice)
    (answer, by_language), is_simple = engines.answer(
        lambda backend: (
            find(question, choice, keys, backend, (page, per_page)),
            _elsewhere(query, choice, keys, backend),
        )
    )
    helps, pins = _above(question, user, choice, known) if answer.page.number == 1 else ((), ())
    return Results(
        question=answer.question,
        total=answer.counts.total,
        hits=_beneath(answer, user, [*helps, *pins]),
        page=answer.page,
        choice=choice,
        counts=answer.counts,
        helps=helps,
        pins=pins,
        exact=answer.exact,
        by_language={**by_language, choice.language: answer.counts.total},
        meant="" if question.is_distress else _meant(answer, user, choice),
        near=() if answer.counts.total else nearby.titles(question, user, choice.language),
        is_loose=answer.is_loose,
        is_simple=is_simple,
        is_being_filled=engines.is_being_filled(answer.counts.total, is_simple=is_simple),
    )


def _beneath(answer: Answer, user: access.Visitor, above: Sequence[Hit]) -> list[Hit]:
    urls = {hit.url for hit in above}
    hits = confirmed(user, answer.entries, answer.question)
    return folded(hit for hit in hits if hit.url not in urls)


def _above(
    question: Question, user: access.Visitor, choice: Choice, known: Told
) -> tuple[Sequence[Hit], Sequence[Hit]]:
    """Return what comes before what is found: help in distress, and what editors put first."""
    helps = comforting.pages(question, user, choice.language)
    ids = () if choice.is_narrowed else known.pins.get(question.key, ())
    above = {each.url for each in helps}
    found = pinned(user, ids, choice.language, question)
    return helps, [pin for pin in found if pin.url not in above]


def _elsewhere(query: str, choice: Choice, keys: frozenset[str], backend: Any) -> dict[str, int]:
    """Return how many hold all that is asked in each other language: one question for each."""
    found = {}
    for language in (SERBIAN, ENGLISH):
        question = understand(query, language, told(language))
        if language != choice.language and question.query is not None:
            there = replace(choice, language=language)
            found[language] = Asking(there, keys, backend).how_many(question.query)
    return found


def find(
    question: Question,
    choice: Choice,
    keys: frozenset[str],
    backend: Any,
    place: tuple[int | str, int],
) -> Answer:
    """Return what one engine finds for who holds ``keys``; ``place`` is a page and its length.

    Where little holds all that was asked, mistakes are read over, and then any word is enough.
    """
    asked = Asking(choice, keys, backend, place)
    strict = asked.about(question, question.query)
    if strict.counts.total >= FEW:
        return strict
    best = strict
    nearer = corrected(question, choice.language)
    for wider, query in (
        (nearer or question, nearer.query if nearer else None),
        (nearer or question, (nearer or question).any_query),
    ):
        if query is not None and best.counts.total < FEW:
            loose = asked.about(wider, query)
            if loose.counts.total > best.counts.total:
                best = replace(loose, is_loose=True, exact=strict.counts.total)
    return best


@dataclass(frozen=True)
class Asking:
    """Who asks which engine, and what is left out."""

    choice: Choice
    keys: frozenset[str]
    backend: Any
    place: tuple[int | str, int] = (1, PER_PAGE)

    def about(self, question: Question, query: Any) -> Answer:
        """Return the counts and one page of what ``query`` finds."""
        page, per_page = self.place
        by_relevance = self.choice.sort == BY_RELEVANCE
        # Whole pages, so that none is half in our order and half in the engine's.
        reach = -(-ranking.WINDOW // per_page) * per_page if by_relevance else 0
        whole = self._open()
        found = self.backend.search(query, whole)
        counts, best = found.look(self.choice.chosen, self._among(), reach)
        current = page_of(counts.total, page, per_page)
        start = (current.number - 1) * per_page
        stop = min(start + per_page, REACH)
        if start < reach:
            keys = self._in_order(question, whole, best)[start:stop]
        else:
            entries = self.choice.narrowed(whole)
            found = self.backend.search(query, entries, order_by_relevance=by_relevance)
            keys = [entry.pk for entry in found[start:stop]] if counts.total else []
        return Answer(question, counts, current, Entry.objects.in_order(keys))

    def how_many(self, query: Any) -> int:
        """Return how much ``query`` finds."""
        found = self.backend.search(query, self._open())
        number: int = found.how_many(self.choice.chosen, self._among())
        return number

    def _open(self) -> Any:
        return self.choice.entries(Entry.objects.open_to(self.keys))

    def _among(self) -> Among | None:
        """Return all that is asked beside the words, if it is nothing but what numbers say."""
        choice = self.choice
        if choice.since or choice.until:
            return None
        return Among(choice.language, self.keys, choice.chosen)

    def _in_order(self, question: Question, whole: Any, best: Sequence[int]) -> list[int]:
        """Return the keys that may be shown of the best, in the one order of all engines."""
        if not best:
            return []
        narrowed = self.choice.narrowed(whole)
        candidates = {each.pk: each for each in ranking.candidates(narrowed.filter(pk__in=best))}
        found = [candidates[pk] for pk in best if pk in candidates]
        first = ranking.ordered(found[: ranking.WINDOW], _weighing(question))
        return [each.pk for each in [*first, *found[ranking.WINDOW :]]]


def _weighing(question: Question) -> ranking.Weighing:
    kinds = {each.kind: each for each in searching.registered()}
    return ranking.Weighing(
        question,
        moment.now().date(),
        lambda entry: entry.kind in kinds and kinds[entry.kind].helps,
        lambda entry: entry.kind in kinds and kinds[entry.kind].fresh,
        lambda entry: entry.kind in kinds and kinds[entry.kind].is_detail,
    )


def page_of(total: int, page: int | str, per_page: int) -> Page[Any]:
    """Return the page that is asked for, or the nearest that is there."""
    paginator = Paginator(range(min(total, REACH)), per_page)
    try:
        return paginator.page(page)
    except PageNotAnInteger:
        return paginator.page(1)
    except EmptyPage:
        too_far = str(page).strip().lstrip("+")[:1] not in ("-", "0")
        return paginator.page(paginator.num_pages if too_far else 1)


def _meant(answer: Answer, user: access.Visitor, choice: Choice) -> str:
    """Return another question where this one finds little and the other something visible."""
    if answer.counts.total >= FEW and not answer.is_loose:
        return ""
    for other in others(answer.question, choice.language):
        again = understand(other, choice.language, told(choice.language))
        if again.query is not None and _finds(again, user, choice.language):
            return other
    return ""


def _finds(question: Question, user: access.Visitor, language: str) -> bool:
    asked = access.held_keys(user), Choice(language=language)

    def first(backend: Any) -> Sequence[Entry]:
        entries = asked[1].entries(Entry.objects.open_to(asked[0]))
        found = backend.search(question.query, entries)[:PER_PAGE]
        return Entry.objects.in_order([entry.pk for entry in found])

    found, _is_simple = engines.answer(first)
    return any(True for _hit in confirmed(user, found, question))

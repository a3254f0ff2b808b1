"""Asks the search layer on behalf of a visitor. The only way from a question to what is found.

Permission is part of the query, so that totals are over what the visitor may see; and each hit is
looked up in the database through ``foundation.access`` before it is shown, so that a late index
shows nothing withdrawn.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from modelsearch.backends import get_search_backend

from foundation import access, searching

from . import highlight
from .models import Entry
from .question import Question, understand

PER_PAGE = 10
# Nobody reads on so far, and no engine likes to count so far.
REACH = 5_000


@dataclass(frozen=True)
class Hit:
    """One thing that was found. ``title`` and ``passage`` are safe HTML with matches marked."""

    kind: str | Promise
    title: SafeString
    passage: SafeString
    url: str
    date: date | None
    object: Model


@dataclass(frozen=True)
class Results:
    """What a visitor gets for a question."""

    question: Question
    total: int
    hits: Sequence[Hit]
    page: Page[Entry]


class ReachablePaginator(Paginator[Entry]):
    """Pages of what was found, as far as anybody reads. ``total`` counts the rest too."""

    def __init__(self, found: Any, per_page: int) -> None:
        super().__init__(found, per_page)
        self.total: int = found.count()

    @cached_property
    def count(self) -> int:
        """How many can be paged through."""
        return min(self.total, REACH)


def search(
    query: str,
    user: access.Visitor,
    language: str,
    page: int | str = 1,
    *,
    per_page: int = PER_PAGE,
) -> Results:
    """Return what ``user`` may see of what ``query`` finds in ``language`` (``sr`` or ``en``).

    Any string is a query and anything is a page: a page that doesn't exist gives the nearest that
    does. The number of database queries depends on the kinds of things on the page, not on how many
    match.
    """
    question = understand(query, language)
    paginator = ReachablePaginator(_entries(question, user, language), per_page)
    current = paginator.get_page(page)
    hits = list(_confirmed(user, list(current.object_list), question))
    return Results(question, paginator.total, hits, current)


def _entries(question: Question, user: access.Visitor, language: str) -> Any:
    if question.query is None:
        return Entry.objects.none()
    entries = Entry.objects.filter(language=language).open_to(access.held_keys(user))
    return get_search_backend().search(question.query, entries)


def _confirmed(user: access.Visitor, entries: Sequence[Entry], question: Question) -> Iterable[Hit]:
    keys = defaultdict(list)
    for entry in entries:
        keys[entry.content_type_id].append(entry.object_id)
    visible = {}
    for content_type_id, pks in keys.items():
        model = ContentType.objects.get_for_id(content_type_id).model_class()
        searchable = searching.searchable_for(model) if model else None
        if searchable is None:
            continue
        objects = access.visible_to(user, searchable.objects().filter(pk__in=pks))
        for obj in objects:
            visible[content_type_id, str(obj.pk)] = (searchable, obj)
    for entry in entries:
        found = visible.get((entry.content_type_id, entry.object_id))
        if found is not None:
            yield _hit(entry, *found, question)


def _hit(entry: Entry, searchable: searching.Searchable, obj: Model, question: Question) -> Hit:
    return Hit(
        kind=searchable.label,
        title=highlight.mark(entry.title, question.terms, entry.language),
        passage=highlight.passage(entry.text, question.terms, entry.language),
        url=searchable.url(obj),
        date=entry.date,
        object=obj,
    )

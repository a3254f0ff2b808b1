"""Looks up in the database what an engine found, for a visitor, and makes it fit to show."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from wagtail.models import Page

from foundation import access, searching

from . import highlight
from .models import Entry
from .question import Question


@dataclass(frozen=True)
class Hit:
    """One thing that was found. ``title`` and ``passage`` are safe HTML with matches marked;
    ``page`` is the page of a file that holds the passage, ``year`` that of what has no date.
    What recurs in each year says by what it is known again in ``recurs``; ``others`` are the same
    of other years. ``is_example`` is what nobody adopted or counted.
    """

    kind: str | Promise
    kind_code: str
    title: SafeString
    passage: SafeString
    url: str
    date: date | None
    object: Model
    language: str
    format: str = ""
    page: int | None = None
    year: int | None = None
    recurs: str = ""
    is_example: bool = False
    others: Sequence["Hit"] = ()


def folded(hits: Iterable[Hit]) -> list[Hit]:
    """Return ``hits`` with what recurs in several years once, where the first of it stands: what is
    real, and an example only where nothing else is among them.
    """
    groups: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        groups.setdefault((hit.kind_code, hit.recurs or hit.url), []).append(hit)
    real_first = (sorted(group, key=lambda hit: hit.is_example) for group in groups.values())
    return [replace(first, others=tuple(others)) for first, *others in real_first]


def confirmed(user: access.Visitor, entries: Sequence[Entry], question: Question) -> Iterator[Hit]:
    """Yield those of ``entries`` whose object ``user`` may see now, in their order."""
    visible = visible_objects(user, entries)
    for entry in entries:
        found = visible.get((entry.content_type_id, entry.object_id))
        if found is not None:
            yield _hit(entry, *found, question)


def visible_objects(
    user: access.Visitor, entries: Iterable[Entry]
) -> dict[tuple[int, str], tuple[searching.Searchable, Any]]:
    """Return how each visible object is found, and the object, by its type and key: one query for
    each type, and one for all types of pages of which only what every page has is shown.
    """
    keys = defaultdict(list)
    for entry in entries:
        keys[entry.content_type_id].append(entry.object_id)
    kinds = {each: found for each in keys if (found := _searchable(each)) is not None}
    visible = {}
    pages: list[str] = []
    for content_type_id, searchable in kinds.items():
        if searchable.url is Page.get_url:
            pages += keys[content_type_id]
            continue
        objects = searchable.objects().filter(pk__in=keys[content_type_id])
        for obj in access.visible_to(user, objects):
            visible[content_type_id, str(obj.pk)] = (searchable, obj)
    if pages:
        found = Page.objects.filter(pk__in=pages).select_related("locale")
        for page in access.visible_to(user, found):
            visible[page.content_type_id, str(page.pk)] = (kinds[page.content_type_id], page)
    return visible


def _searchable(content_type_id: int) -> searching.Searchable | None:
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return searching.searchable_for(model) if model else None


def pinned(
    user: access.Visitor, page_ids: Sequence[int], language: str, question: Question
) -> list[Hit]:
    """Return what editors put first, in their order, as far as ``user`` may see it."""
    if not page_ids:
        return []
    types = [
        ContentType.objects.get_for_model(each.model)
        for each in searching.registered()
        if issubclass(each.model, Page)
    ]
    entries = Entry.get_indexed_objects().filter(
        object_id__in=map(str, page_ids), content_type__in=types, language=language
    )
    of_page = {int(entry.object_id): entry for entry in entries}
    ordered = [of_page[pk] for pk in page_ids if pk in of_page]
    return list(confirmed(user, ordered, question))


def _hit(entry: Entry, searchable: searching.Searchable, obj: Model, question: Question) -> Hit:
    shown = highlight.passage(entry.text, question.terms, entry.language)
    page = entry.content.page_of(shown.start) if entry.content.pages else None
    url = searchable.url(obj)
    if page and searchable.page_url is not None:
        url = searchable.page_url(obj, entry.language, page)
    elif page:
        url = f"{url}#page={page}"
    return Hit(
        kind=searchable.label,
        kind_code=entry.kind,
        title=highlight.mark(entry.title, question.terms, entry.language),
        passage=shown.html,
        url=url,
        date=entry.date,
        object=obj,
        language=entry.language,
        format=entry.format,
        page=page,
        year=None if entry.date else entry.year,
        is_example=entry.is_example,
        recurs=entry.content.title_terms if searchable.is_detail and entry.year else "",
    )

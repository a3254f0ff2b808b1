"""The registry of what can be found. Rooms declare in their ``searchable.py``; the search room
collects.
"""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise


@dataclass(frozen=True)
class Found:
    """What a room says about one object: what is searched and what a result shows.

    ``language`` is a content language (``sr`` or ``en``); Serbian text is in Cyrillic. ``topics``,
    ``sectors`` and ``audiences`` are codes whose names the room registers with
    :func:`register_names`; ``format`` is that of a file (``PDF``). A file with pages gives the text
    of each in ``pages``, in order, and results then link to the page that matched; ``text`` is what
    stands before them. What belongs to a year and has no date, as an activity of a plan, says
    ``year``. What is shown as an example, and nobody adopted or counted, ``is_example``: results
    say so, and never show it before what is real and otherwise the same.
    """

    title: str
    text: str
    language: str
    date: datetime.date | None = None
    topics: Sequence[str] = ()
    sectors: Sequence[str] = ()
    audiences: Sequence[str] = ()
    format: str = ""
    pages: Sequence[str] = ()
    year: int | None = None
    is_example: bool = False


def described_by_lead(page: Any) -> Found:
    """Say what is searched in a page of which other things stand beneath: what it is, not what it
    holds.
    """
    return Found(page.title, page.lead, page.locale.language_code)


@dataclass(frozen=True)
class Searchable:
    """One kind of thing that can be found.

    ``objects()`` gives everything of the kind, restricted things too: who may see each is asked of
    ``foundation.access``. ``describe`` gives one thing, or one for each language. ``url(obj)`` is
    the address in the language that is active, ``page_url(obj, language, page)`` that of a page of
    its file in a content language. What ``helps`` comes first for words of distress; what is
    ``fresh`` counts more while it is new; what ``is_detail`` of something larger counts less.
    """

    model: type[Model]
    kind: str
    label: str | Promise
    describe: Callable[[Any], Found | Sequence[Found]]
    objects: Callable[[], QuerySet[Any]]
    url: Callable[[Any], str]
    helps: bool = False
    fresh: bool = False
    is_detail: bool = False
    page_url: Callable[[Any, str, int], str] | None = None


Names = Callable[[], Mapping[str, str | Promise]]

_registered: dict[type[Model], Searchable] = {}
_names: dict[str, dict[str, Names]] = {}


def register(searchable: Searchable) -> None:
    """Declare a kind. Raises ``ValueError`` when another model already uses its name."""
    for model, other in _registered.items():
        if other.kind == searchable.kind and model is not searchable.model:
            raise ValueError(f"Two models share the kind {searchable.kind!r}.")
    _registered[searchable.model] = searchable


def registered() -> tuple[Searchable, ...]:
    """Return every kind, in the order of registration."""
    return tuple(_registered.values())


def searchable_for(model: type[Model]) -> Searchable | None:
    """Return how ``model`` is found, or ``None``."""
    return _registered.get(model)


def register_names(facet: str, room: str, names: Names) -> None:
    """Say what a room's codes of ``topics``, ``sectors`` or ``audiences`` are called, in the
    language that is active when it is asked.
    """
    _names.setdefault(facet, {})[room] = names


def names_of(facet: str) -> dict[str, str | Promise]:
    """Return the names of all codes of a facet."""
    return {
        code: name for names in _names.get(facet, {}).values() for code, name in names().items()
    }

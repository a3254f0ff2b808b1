"""The registry of what can be found. Rooms declare in their ``searchable.py``; the search room
collects.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise


@dataclass(frozen=True)
class Found:
    """What a room says about one object: what is searched and what a result shows.

    ``language`` is a content language (``sr`` or ``en``); Serbian text is in Cyrillic.
    """

    title: str
    text: str
    language: str
    date: datetime.date | None = None


@dataclass(frozen=True)
class Searchable:
    """One kind of thing that can be found.

    ``objects()`` gives everything of the kind, restricted things too: who may see each is asked of
    ``foundation.access``. ``url(obj)`` is the address in the language that is active.
    """

    model: type[Model]
    kind: str
    label: str | Promise
    describe: Callable[[Any], Found]
    objects: Callable[[], QuerySet[Any]]
    url: Callable[[Any], str]


_registered: dict[type[Model], Searchable] = {}


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

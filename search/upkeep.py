"""Follows what editors do: what is saved, withdrawn, restricted or deleted is refreshed at once."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import CollectionMember, Page

from foundation import searching
from foundation.models import CollectionAccess, PageAccess

from .index import refresh_many

Reference = tuple[type[Model], Any]


class _Pending(threading.local):
    """What the open transaction touched.

    What a rolled-back one leaves here is refreshed with the next, which does no harm.
    """

    def __init__(self) -> None:
        self.references: set[Reference] = set()


_pending = _Pending()


def connect() -> None:
    """Connect the signals."""
    post_save.connect(_saved, dispatch_uid="search-saved")
    post_delete.connect(_touched, dispatch_uid="search-deleted")


def _saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _touched(sender, instance)


def _touched(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    references = set(_affected(instance))
    if references:
        _pending.references |= references
        transaction.on_commit(flush, robust=True)


def flush() -> None:
    """Refresh everything that was touched; called again, there is nothing left to do."""
    references, _pending.references = _pending.references, set()
    touched = defaultdict(list)
    for model, pk in references:
        touched[model].append(pk)
    for model, pks in touched.items():
        searchable = searching.searchable_for(model)
        if searchable is not None:
            refresh_many(searchable, pks)


def _affected(instance: Model) -> Iterator[Reference]:
    """Yield model and key of everything that can be found and that ``instance`` decides about."""
    match instance:
        case PageAccess():
            for page in Page.objects.filter(pk=instance.page_id):
                yield from _affected(page)
        case CollectionAccess():
            for searchable in searching.registered():
                if issubclass(searchable.model, CollectionMember):
                    held = searchable.objects().filter(collection_id=instance.collection_id)
                    yield from ((searchable.model, pk) for pk in held.values_list("pk", flat=True))
        case _:
            model = instance.specific_class if isinstance(instance, Page) else type(instance)
            if model is not None and searching.searchable_for(model) is not None:
                yield model, instance.pk
            yield from _dependents(instance)


def _dependents(instance: Model) -> Iterator[Reference]:
    for searchable in searching.registered():
        path = _path_to(type(instance), searchable.model)
        if path:
            held = searchable.objects().filter(**{path: instance.pk})
            yield from ((searchable.model, pk) for pk in held.values_list("pk", flat=True))


@cache
def _path_to(target: type[Model], model: type[Model]) -> str | None:
    """Return how ``model`` reaches ``target`` on its way to what decides about it, or ``None``."""
    path = ""
    step: Any = model
    while hasattr(step, "access_parent"):
        step_path: str = step.access_parent
        for name in step_path.split("__"):
            step = step._meta.get_field(name).related_model
        path = f"{path}__{step_path}" if path else step_path
        if issubclass(target, step) or issubclass(step, target):
            return path
    return None

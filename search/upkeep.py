"""Follows what editors do: what is saved, withdrawn, restricted or deleted is refreshed at once."""

import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.models import CollectionMember, Page

from foundation import searching
from foundation.access_upkeep import keys_changed
from foundation.batching import in_batches
from foundation.models import CollectionAccess

from .index import BATCH, refresh_many

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
    keys_changed.connect(_keys_changed, dispatch_uid="search-keys")


def _saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _touched(sender, instance)


def _touched(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    _follow(_affected(instance))


def _keys_changed(sender: type[Model], pks: Sequence[int], **kwargs: Any) -> None:
    for batch in in_batches(pks, BATCH):
        _follow(_in_collections(batch) if sender is CollectionAccess else _of_pages(batch))


def _follow(references: Iterable[Reference]) -> None:
    """Refresh ``references`` when the open transaction is done."""
    touched = set(references)
    if touched:
        _pending.references |= touched
        transaction.on_commit(flush, robust=True)


def flush() -> None:
    """Refresh everything that was touched; called again, there is nothing left to do."""
    references, _pending.references = _pending.references, set()
    for model, pks in _by_model(references).items():
        searchable = searching.searchable_for(model)
        if searchable is not None:
            for batch in in_batches(pks, BATCH):
                refresh_many(searchable, batch)


def _by_model(references: Iterable[Reference]) -> dict[type[Model], list[Any]]:
    touched = defaultdict(list)
    for model, pk in references:
        touched[model].append(pk)
    return touched


def _affected(instance: Model) -> Iterator[Reference]:
    """Yield model and key of everything that can be found and that ``instance`` decides about."""
    model = instance.specific_class if isinstance(instance, Page) else type(instance)
    yield from _decided_by(model or type(instance), [instance.pk])


def _of_pages(pks: Sequence[int]) -> Iterator[Reference]:
    pages = Page.objects.filter(pk__in=pks).only("content_type")
    for model, own in _by_model((page.specific_class or Page, page.pk) for page in pages).items():
        yield from _decided_by(model, own)


def _in_collections(pks: Sequence[int]) -> Iterator[Reference]:
    for searchable in searching.registered():
        if issubclass(searchable.model, CollectionMember):
            held = searchable.objects().filter(collection__in=pks)
            yield from ((searchable.model, pk) for pk in held.values_list("pk", flat=True))


def _decided_by(model: type[Model], pks: Sequence[Any]) -> Iterator[Reference]:
    """Yield what can be found of ``pks`` themselves, and of what follows them."""
    if searching.searchable_for(model) is not None:
        yield from ((model, pk) for pk in pks)
    for searchable in searching.registered():
        path = _path_to(model, searchable.model)
        if path:
            held = searchable.objects().filter(**{f"{path}__in": pks})
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

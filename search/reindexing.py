"""Fills an engine's index again from the table, while readers go on searching the old one."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from django_tasks import task
from modelsearch.backends import get_search_backend

from foundation import generation

from . import edition, outbox, vocabulary
from .index import refresh_all
from .models import Entry

BATCH = 500
PROGRESS = "search-reindexing"
KEPT = 24 * 3600
# What nobody has moved forward for so long was stopped.
STOPPED = timedelta(minutes=10)

Told = Callable[[int, int], None]


def reindex(engine: str, tell: Told = lambda done, total: None) -> int:
    """Fill the index of ``engine`` from the table, and return how many entries it holds.

    A server gets a new index, and readers the old one until it is whole. What changes meanwhile is
    told to both.
    """
    backend = get_search_backend(engine)
    mark = outbox.begin_rebuilding(engine) if outbox.is_remote(backend) else None
    total = Entry.objects.count()
    done = 0
    _note(done, total)
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(Entry))
    try:
        index = rebuilder.start()
        index.add_model(Entry)
        for entries in _batches():
            index.add_items(Entry, entries)
            done += len(entries)
            tell(done, total)
            _note(done, total)
        rebuilder.finish()
    finally:
        if mark:
            outbox.end_rebuilding(engine)
    _note(total, total)
    return done


def reindex_everything(
    tell: Callable[[str, int, int], None] = lambda kind, done, total: None,
) -> None:
    """Bring the table up to date with the rooms, learn the words anew, and fill every index."""
    from modelsearch.backends import get_search_backends_with_name  # noqa: PLC0415

    refresh_all(tell)
    vocabulary.learn_anew()
    for name, _backend in get_search_backends_with_name():
        reindex(name, partial(tell, name))
    edition.note()
    # Answers that were kept are of what was filled before.
    generation.bump()


def _batches() -> Iterator[list[Entry]]:
    last = 0
    while entries := list(Entry.get_indexed_objects().filter(pk__gt=last).order_by("pk")[:BATCH]):
        yield entries
        last = entries[-1].pk


def _note(done: int, total: int) -> None:
    cache.set(PROGRESS, {"done": done, "total": total, "at": time.time()}, KEPT)


def progress() -> dict[str, Any] | None:
    """Return how far the last refilling is: ``done``, ``total`` and ``running``; or nothing."""
    noted = cache.get(PROGRESS)
    if noted is None:
        return None
    fresh = time.time() - noted["at"] < STOPPED.total_seconds()
    return {**noted, "running": noted["done"] < noted["total"] and fresh}


@task(queue_name="default", backend="background")
def refill() -> None:
    """Fill the index of the engine that answers readers."""
    reindex(outbox.site_engine())


def refill_soon() -> None:
    """Let the worker fill the index, unless that was asked for in the last minutes."""
    if cache.add("search-refill", timezone.now().isoformat(), int(STOPPED.total_seconds())):
        refill.enqueue()


@task(queue_name="default", backend="background")
def refill_from_rooms() -> None:
    """Bring table and indexes up to date, as an editor asked, or after an update."""
    reindex_everything()


def refill_after_update() -> None:
    """Let the worker bring table and indexes up to date where another edition of the site filled
    them. The publisher asks this every few seconds.

    While two editions run side by side each would have it its own way: each asks for it at most
    once in a few minutes.
    """
    edition.note_the_first()
    if edition.is_current() or (progress() or {}).get("running"):
        return
    refill_everything_soon()


def refill_everything_soon() -> None:
    """Let the worker fill table and indexes, unless this edition asked for it a moment ago."""
    mine = edition.current()
    if cache.add(f"search-refill-{mine}", mine, int(STOPPED.total_seconds())):
        refill_from_rooms.enqueue()

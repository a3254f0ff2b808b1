"""Tells the engines what changed, and forgets it only when they have confirmed.

What lives in the same database as the entries is told in the same transaction and can't be late.
A server is told after the commit, and an editor waits for it no longer than a reader would; what it
does not confirm waits in a table, and the worker tells it again.
"""

import logging
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from modelsearch.backends import get_search_backend, get_search_backends_with_name

from . import away
from .models import Entry, Waiting

logger = logging.getLogger(__name__)
BATCH = 500
# The desk searches in the database, and so does the site unless it has an engine of its own.
DATABASE, OWN = "default", "site"
REBUILDING = " is rebuilt"
# In seconds: how often the worker is asked at most.
SOON = 30
LONGEST_REBUILDING = timedelta(hours=2)


def site_engine() -> str:
    """Return the name of the engine that answers readers."""
    return OWN if OWN in settings.WAGTAILSEARCH_BACKENDS else DATABASE


def hand_over(entries: Sequence[Entry]) -> None:
    """Tell every engine what ``entries`` say now."""
    if not entries:
        return
    for name, backend in get_search_backends_with_name():
        if is_remote(backend):
            _wait(name, [entry.pk for entry in entries])
        else:
            backend.add_bulk(Entry, entries)


def take_away(pks: Sequence[int]) -> None:
    """Tell every engine that these entries are no more; they may still be in the table."""
    for name, backend in get_search_backends_with_name():
        if is_remote(backend):
            _wait(name, pks)
        else:
            for entry in Entry.objects.filter(pk__in=pks).only("pk"):
                backend.delete(entry)


def is_remote(backend: Any) -> bool:
    """Say whether an engine is a server of its own."""
    return bool(backend.catch_indexing_errors)


def _wait(engine: str, pks: Iterable[int]) -> None:
    Waiting.objects.bulk_create([Waiting(engine=engine, entry_pk=pk) for pk in pks])
    transaction.on_commit(lambda: _deliver_at_once(engine), robust=True)


def _deliver_at_once(engine: str) -> None:
    """Tell ``engine`` while an editor waits for the page: a little, and only if it answers."""
    if away.is_left_alone(away.READING, away.WRITING):
        deliver_soon()
    elif not deliver(engine, at_once=True):
        away.leave_alone(away.WRITING)
        deliver_soon()


def deliver(engine: str, *, at_once: bool = False) -> bool:
    """Tell ``engine`` everything that waits for it; say whether that was possible.

    While its index is being rebuilt what was told goes on waiting: the new index hears it too.
    ``at_once`` waits for no slow answer, and leaves what is more than a batch to the worker.
    """
    backend = get_search_backend(engine)
    rebuilding, last = _is_rebuilding(engine), 0
    while rows := list(Waiting.objects.filter(engine=engine, pk__gt=last).order_by("pk")[:BATCH]):
        pks = list({row.entry_pk for row in rows})
        try:
            objects = list(Entry.get_indexed_objects().filter(pk__in=pks))
            backend.replace(Entry, pks, objects, at_once=at_once)
        except backend.AWAY:
            logger.warning("The search engine %r is away; %d changes wait.", engine, len(pks))
            return False
        last = rows[-1].pk
        if not rebuilding:
            Waiting.objects.filter(pk__in=[row.pk for row in rows]).delete()
        if at_once and len(rows) == BATCH:
            return False
    return True


def begin_rebuilding(engine: str) -> str:
    """Keep what ``engine`` is told from now on, for its new index."""
    end_mark = engine + REBUILDING
    Waiting.objects.filter(engine=end_mark).delete()
    Waiting.objects.create(engine=end_mark, entry_pk=0)
    return end_mark


def end_rebuilding(engine: str) -> None:
    """Tell the new index what changed since, and keep nothing any more."""
    Waiting.objects.filter(engine=engine + REBUILDING).delete()
    deliver(engine)


def _is_rebuilding(engine: str) -> bool:
    since = timezone.now() - LONGEST_REBUILDING
    return Waiting.objects.filter(engine=engine + REBUILDING, since__gte=since).exists()


def deliver_all() -> None:
    """Tell every server what waits for it."""
    waiting = Waiting.objects.order_by().values_list("engine", flat=True).distinct()
    for engine in list(waiting):
        if engine in settings.WAGTAILSEARCH_BACKENDS and is_remote(get_search_backend(engine)):
            deliver(engine)


@task(queue_name="default", backend="background")
def deliver_waiting() -> None:
    """Tell the servers what they have not heard yet."""
    deliver_all()


def deliver_soon() -> None:
    """Let the worker tell the servers what waits for them."""
    if cache.add("search-deliver", timezone.now().isoformat(), SOON):
        deliver_waiting.enqueue()

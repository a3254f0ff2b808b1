"""Which engine answers: the site's own, or the database while that one is away.

An engine that failed is left alone for a few seconds, so that readers don't wait for it one after
the other; then one of them asks it again. Nobody has to switch anything.
"""

import contextlib
import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

from modelsearch.backends import get_search_backend
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk

from foundation import generation
from foundation.health.parts import NotWellError

from . import away, edition, outbox, reindexing
from .models import Entry, Waiting

T = TypeVar("T")
logger = logging.getLogger(__name__)

LOOKED_AT = 15.0
# An index that holds less than this part of the entries was not filled, or lost them.
WHOLE = 0.98

_looked_at = -LOOKED_AT


def answer(ask: Callable[[Any], T]) -> tuple[T, bool]:
    """Return what ``ask(backend)`` gives, and whether the database stood in for the engine."""
    backend = get_search_backend(outbox.site_engine())
    if not outbox.is_remote(backend):
        return ask(backend), False
    if not away.is_left_alone(away.READING):
        try:
            with away.patience(backend.PATIENCE):
                if is_whole(backend):
                    return ask(backend), False
        except backend.AWAY as failure:
            logger.warning("The search engine is away: %s", type(failure).__name__)
        away.leave_alone(away.READING)
    return ask(get_search_backend(outbox.DATABASE)), True


def are_others() -> bool:
    """Say whether another server answers readers: it learns of a change a moment later, so that
    what it said may be older than the content.
    """
    return outbox.is_remote(get_search_backend(outbox.site_engine()))


def is_whole(backend: Any) -> bool:
    """Say whether the index holds what the table holds; looked at every few seconds."""
    global _looked_at  # noqa: PLW0603  # one state for the process
    if time.monotonic() - _looked_at < LOOKED_AT:
        return True
    index = backend.get_index_for_model(Entry).name
    held = 0
    with contextlib.suppress(backend.MISSING):
        held = backend.count(index)
    waiting = Waiting.objects.filter(engine=outbox.site_engine()).count()
    expected = Entry.objects.count() - waiting
    if held < WHOLE * expected or (not held and expected):
        logger.warning("The search index holds %d of %d entries.", held, expected)
        reindexing.refill_soon()
        return False
    if waiting:
        outbox.deliver_soon()
    _looked_at = time.monotonic()
    return True


def is_being_filled(found: int, *, is_simple: bool) -> bool:
    """Say whether something may be missing from what was found, because table and index are being
    filled: another edition of the site filled them, or the database's index lost everything.
    """
    if not generation.kept("search-edition", edition.is_current):
        return True
    by_database = is_simple or not are_others()
    if found or not by_database or not _holds_nothing():
        return False
    logger.warning("The search index of the database holds nothing.")
    reindexing.refill_everything_soon()
    return True


def _holds_nothing() -> bool:
    """Say whether the database's index holds nothing of a table that holds something."""
    rows = get_app_config().get_model("IndexEntry").objects
    held = rows.filter(content_type_id=get_content_type_pk(Entry)).exists()
    return not held and Entry.objects.exists()


def told() -> str:
    """Return which engine answers. Raises ``NotWellError`` while another stands in."""
    backend = get_search_backend(outbox.site_engine())
    if not edition.is_current():
        raise NotWellError("filled by another edition of the site; being filled again")
    if not outbox.is_remote(backend):
        return "the database answers"
    if not is_whole(backend):
        raise NotWellError("being filled; the database stands in")
    return "the engine answers"


def forget_state() -> None:
    """Ask the engine again at once."""
    global _looked_at  # noqa: PLW0603  # one state for the process
    _looked_at = -LOOKED_AT
    away.forget()

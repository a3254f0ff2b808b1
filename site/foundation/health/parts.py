"""Each part that a running site stands on, and how it is asked. A room registers its own."""

import logging
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from . import heartbeats

logger = logging.getLogger(__name__)
# Room for a day of uploads, and for the database to go on writing.
LEAST_FREE_BYTES = 512 * 1024 * 1024
Look = Callable[[], str]


@dataclass(frozen=True)
class Part:
    """What a part said. ``is_needed`` is false where the site goes on without it."""

    name: str
    works: bool
    says: str
    milliseconds: int
    is_needed: bool

    def told(self) -> dict[str, Any]:
        """Return what an operator reads."""
        return {"works": self.works, "says": self.says, "milliseconds": self.milliseconds}


class NotWellError(Exception):
    """A part says what is wrong with it."""


_parts: dict[str, tuple[Look, bool]] = {}


def register_part(name: str, look: Look, *, is_needed: bool = True) -> None:
    """Register a part. ``look`` gives a few words, or raises ``NotWellError`` or whatever else."""
    _parts[name] = (look, is_needed)


def look_at_all() -> list[Part]:
    """Ask every part, in the order they were registered in."""
    return [_asked(name, look, is_needed) for name, (look, is_needed) in _parts.items()]


def _asked(name: str, look: Look, is_needed: bool) -> Part:
    started = time.monotonic()
    try:
        works, says = True, look()
    except NotWellError as wrong:
        works, says = False, str(wrong)
    except Exception as error:
        # An operator reads the log; here its kind is enough, since its words may hold a password.
        logger.warning("Part %s does not answer", name, exc_info=True)
        works, says = False, type(error).__name__
    return Part(name, works, says, round((time.monotonic() - started) * 1000), is_needed)


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM foundation_generation")
        cursor.fetchone()
    return connection.vendor


def _cache() -> str:
    # A cache with a stand-in would say that all is well.
    getattr(cache, "ask_server", lambda: None)()
    cache.set("health", "well", 60)
    if cache.get("health") != "well":
        raise NotWellError("does not keep what it is given")
    return "keeps what it is given"


def _disk() -> str:
    free = shutil.disk_usage(settings.DATA_DIR).free
    says = f"{free // 1024 // 1024} MB free"
    if free < LEAST_FREE_BYTES:
        raise NotWellError(says)
    return says


def _heartbeat(name: str, most_seconds: int) -> Look:
    def look() -> str:
        seconds = heartbeats.seconds_since(name)
        if seconds is None:
            raise NotWellError("was never seen")
        says = f"seen {seconds} s ago"
        if seconds > most_seconds:
            raise NotWellError(says)
        return says

    return look


def register_own() -> None:
    """Register what every copy stands on."""
    register_part("database", _database)
    # Something stands in for it, so nobody has to be led to another server.
    register_part("cache", _cache, is_needed=False)
    register_part("disk", _disk)
    # What readers see does not wait for these two; what was promised to editors does.
    register_part("publisher", _heartbeat(heartbeats.PUBLISHER, 120), is_needed=False)
    register_part("worker", _heartbeat(heartbeats.WORKER, 300), is_needed=False)

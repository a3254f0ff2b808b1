"""Redis as the shared cache, and files of the copy in its place while it is away.

Nobody gets an error because a cache is gone, and what is counted in it (how often somebody sends a
form, or guesses a password) goes on being counted, by every process of the machine, as an embedded
copy does it. What was changed meanwhile is forgotten on both sides before Redis is asked again: it
may have slept, and remember what was true before.
"""

import logging
import time
from collections.abc import Callable
from threading import Lock
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
PAUSE_SECONDS = 2.0
MOST_FILES = 10_000


class Outage:
    """What all threads of a process know: until when Redis is let alone, and what it missed."""

    def __init__(self) -> None:
        self.until = 0.0
        self.missed: set[tuple[str, int | None]] = set()
        self._lock = Lock()

    def begin(self) -> None:
        """Let Redis alone for a moment."""
        with self._lock:
            if not self.until:
                logger.warning("The cache is away: files stand in for it.")
            self.until = time.monotonic() + PAUSE_SECONDS

    def end(self) -> list[tuple[str, int | None]]:
        """Note that it answers; return what has to be forgotten, to one caller."""
        with self._lock:
            self.until = 0.0
            missed, self.missed = list(self.missed), set()
        return missed

    @property
    def is_fresh(self) -> bool:
        """Whether it is too early to ask again."""
        return time.monotonic() < self.until


outage = Outage()


class RedisOrFiles(RedisCache):
    """Django's Redis cache that is never away. Take ``folder`` for the files in ``OPTIONS``."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        options = dict(params.get("OPTIONS", {}))
        folder = options.pop("folder")
        super().__init__(server, {**params, "OPTIONS": options})
        aside = {**params, "OPTIONS": {"MAX_ENTRIES": MOST_FILES}}
        self._files = FileBasedCache(str(folder), aside)

    def ask_server(self) -> None:
        """Raise ``redis.exceptions.RedisError`` if Redis itself doesn't answer."""
        super().get("health")

    def _either(
        self,
        in_redis: Callable[[], Any],
        in_files: Callable[[], Any],
        *changed: tuple[str, int | None],
    ) -> Any:
        if not outage.is_fresh:
            try:
                self._forget_what_was_missed()
                return in_redis()
            except RedisError:
                outage.begin()
        outage.missed.update(changed)
        return in_files()

    def _forget_what_was_missed(self) -> None:
        if not outage.until:
            return
        self.ask_server()
        for key, version in outage.end():
            self._files.delete(key, version=version)
            super().delete(key, version=version)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept."""
        return self._either(
            lambda: super(RedisOrFiles, self).get(key, default, version),
            lambda: self._files.get(key, default, version),
        )

    def set(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep it."""
        self._either(
            lambda: super(RedisOrFiles, self).set(key, value, timeout, version),
            lambda: self._files.set(key, value, timeout, version),
            (key, version),
        )

    def add(
        self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep it unless something is kept."""
        added: bool = self._either(
            lambda: super(RedisOrFiles, self).add(key, value, timeout, version),
            lambda: self._files.add(key, value, timeout, version),
            (key, version),
        )
        return added

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget it."""
        deleted: bool = self._either(
            lambda: super(RedisOrFiles, self).delete(key, version),
            lambda: self._files.delete(key, version),
            (key, version),
        )
        return deleted

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count on. Raises ``ValueError`` when nothing is kept."""
        number: int = self._either(
            lambda: super(RedisOrFiles, self).incr(key, delta, version),
            lambda: self._files.incr(key, delta, version),
            (key, version),
        )
        return number

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep it longer."""
        touched: bool = self._either(
            lambda: super(RedisOrFiles, self).touch(key, timeout, version),
            lambda: self._files.touch(key, timeout, version),
        )
        return touched

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Say whether something is kept."""
        has: bool = self._either(
            lambda: super(RedisOrFiles, self).has_key(key, version),
            lambda: self._files.has_key(key, version),
        )
        return has

    def get_many(self, keys: Any, version: int | None = None) -> dict[str, Any]:
        """Return what is kept of several."""
        names = list(keys)
        kept: dict[str, Any] = self._either(
            lambda: super(RedisOrFiles, self).get_many(names, version),
            lambda: self._files.get_many(names, version),
        )
        return kept

    def set_many(
        self, data: dict[str, Any], timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> list[str]:
        """Keep several; return those that were not kept: none."""
        self._either(
            lambda: super(RedisOrFiles, self).set_many(data, timeout, version),
            lambda: self._files.set_many(data, timeout, version),
            *((key, version) for key in data),
        )
        return []

    def delete_many(self, keys: Any, version: int | None = None) -> None:
        """Forget several."""
        names = list(keys)
        self._either(
            lambda: super(RedisOrFiles, self).delete_many(names, version),
            lambda: self._files.delete_many(names, version),
            *((key, version) for key in names),
        )

    def clear(self) -> None:
        """Forget everything, wherever it is."""
        self._files.clear()
        try:
            super().clear()
        except RedisError:
            outage.begin()

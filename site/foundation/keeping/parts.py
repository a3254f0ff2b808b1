"""What a page shows beside its own words, kept in the memory of each process until content changes.

It is the same for whoever holds the same keys, at the same address, in the same language. Pages
that a reader meets for the first time after a change pay for it; all others find it, those who are
signed in too. A preview keeps nothing and finds nothing: what it shows is not stored.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from .. import generation, moment
from ..access import Visitor, held_keys
from ..routing import way_to
from .shared import seconds_left

T = TypeVar("T")


class Parts:
    """Values by what they were made for, the least read forgotten first. Threads share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        # Under which stamp it was made, from when until when it holds, and what it is.
        self._parts: OrderedDict[Any, tuple[int, datetime, datetime, Any]] = OrderedDict()
        self._lock = Lock()

    def kept(self, place: Any, produce: Callable[[], T]) -> T:
        """Return what ``produce`` gave for ``place`` in the language that is active, if neither
        content changed since nor the clock passed an instant at which something appears or goes.
        """
        if not settings.KEEP_PARTS:
            return produce()
        stamp, now, key = generation.current(), moment.now(), (get_language(), place)
        with self._lock:
            found = self._parts.get(key)
            if found is not None and found[0] == stamp and found[1] <= now < found[2]:
                self._parts.move_to_end(key)
                value: T = found[3]
                return value
        value = produce()
        with self._lock:
            self._parts[key] = (stamp, now, now + timedelta(seconds=seconds_left(now)), value)
            self._parts.move_to_end(key)
            while len(self._parts) > self._most:
                self._parts.popitem(last=False)
        return value

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._parts.clear()


# A part or two of each page.
_of_pages = Parts(most=1_000)


def kept_beside(request: HttpRequest, page: Page, name: str, produce: Callable[[], T]) -> T:
    """Return what ``produce`` gave for this page under this stamp, to whoever holds the same keys.

    It may depend on nothing else: not on who reads, and not on what was asked of the page, for then
    it is made anew.
    """
    if not _is_kept(request, page):
        return produce()
    place = (request.get_host(), request.path, name, held_keys(request.user))
    return _of_pages.kept(place, produce)


def kept_for(user: Visitor, name: Any, produce: Callable[[], T]) -> T:
    """Return what ``produce`` gave under this stamp to whoever holds the same keys as ``user``. It
    may depend on nothing else, and whoever takes it changes nothing of it.
    """
    return _of_pages.kept((name, held_keys(user)), produce)


def _is_kept(request: HttpRequest, page: Page) -> bool:
    return (
        request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and not getattr(request, "is_preview", False)
        and not getattr(request, "opened_by_key", False)
        and way_to(page) is not None
    )


def forget() -> None:
    """Let go of everything that is kept beside pages."""
    _of_pages.clear()

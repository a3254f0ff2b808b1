"""The moment that decides what is visible: one for a whole request.

A request that begins before the minute of an embargo is answered whole as it was before it, and
what it keeps is kept under the stamp of that moment.
"""

from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_of_request: ContextVar[datetime | None] = ContextVar("moment_of_request", default=None)


def now() -> datetime:
    """Return when this request began; outside of requests, the time."""
    return _of_request.get() or timezone.now()


def start() -> None:
    """Hold the time: a request begins."""
    _of_request.set(timezone.now())


def stop() -> None:
    """Let the time go on: the request is answered."""
    _of_request.set(None)

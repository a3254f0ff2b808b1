"""The moment that decides what is visible: one for a whole request.

A request that begins before the minute of an embargo is answered whole as it was before it, and
what it keeps is kept under the stamp of that moment. What somebody may open is asked for once in a
request that only reads; one that writes asks each time, since what it writes may decide.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar

from django.utils import timezone

T = TypeVar("T")
READING = frozenset({"GET", "HEAD"})
_of_request: ContextVar[datetime | None] = ContextVar("moment_of_request", default=None)
_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers_of_request", default=None)


def now() -> datetime:
    """Return when this request began; outside of requests, the time."""
    return _of_request.get() or timezone.now()


def once(question: Hashable, ask: Callable[[], T]) -> T:
    """Return the answer to ``question`` as this request got it, if it only reads; else ask."""
    answers = _answers.get()
    if answers is None:
        return ask()
    if question not in answers:
        answers[question] = ask()
    answer: T = answers[question]
    return answer


def start(method: str = "") -> None:
    """Hold the time: a request with that method begins."""
    _of_request.set(timezone.now())
    _answers.set({} if method in READING else None)


def stop() -> None:
    """Let the time go on: the request is answered."""
    _of_request.set(None)
    _answers.set(None)

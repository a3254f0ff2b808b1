"""Remembers for a few seconds that an engine is away, so that nobody waits for it again.

Reading and writing are told apart: a server that is slow to take a large file can still be asked.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

READING, WRITING = "reading", "writing"
LEFT_ALONE = 5.0

# One state for the process.
_until: dict[str, float] = {}


def is_left_alone(*what: str) -> bool:
    """Say whether the engine failed in one of these a moment ago."""
    now = time.monotonic()
    return any(now < _until.get(each, 0.0) for each in what)


def leave_alone(what: str) -> None:
    """Let the engine be for a few seconds."""
    _until[what] = time.monotonic() + LEFT_ALONE


# When whoever asks has waited long enough, however many questions that takes.
_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Wait for an engine no longer than ``seconds`` in all, whatever is asked of it here."""
    before = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(before)


def left(most: float) -> float:
    """Return how many seconds are left to wait for one answer; 0 or less when none are."""
    deadline = _deadline.get()
    return most if deadline is None else min(most, deadline - time.monotonic())


def forget() -> None:
    """Ask the engine again at once."""
    _until.clear()

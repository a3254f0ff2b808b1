"""Remembers for a few seconds that an engine is away, so that nobody waits for it again.

Reading and writing are told apart: a server that is slow to take a large file can still be asked.
"""

import time

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


def forget() -> None:
    """Ask the engine again at once."""
    _until.clear()

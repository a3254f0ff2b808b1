"""Files that one process at a time holds, of this machine or of others that share its files.

Whoever holds one may come to a stop: a machine that hangs keeps what it holds. So nobody waits for
ever, and what is done under a lock must be right, if slower, when two do it at once.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

# How long somebody waits for another who makes the same thing, before making it too.
PATIENCE = 60.0
_PAUSE = 0.1


@contextmanager
def one_at_a_time(file: Path, seconds: float = PATIENCE) -> Iterator[bool]:
    """Hold ``file``, waiting ``seconds`` for whoever holds it; gives whether it is held now."""
    with file.open("w") as opened:
        until = time.monotonic() + seconds
        while not (is_held := take(opened)) and time.monotonic() < until:
            time.sleep(_PAUSE)
        yield is_held


def take(opened: IO[Any]) -> bool:
    """Hold an opened file until it is closed; ``False`` where somebody else does."""
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True

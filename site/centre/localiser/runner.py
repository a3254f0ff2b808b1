"""The process that makes one kit. It waits for its turn before it loads anything heavy."""

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from foundation.locks import take

SECONDS = 60
# A process that can't even say that it is too slow is ended by the system so much later.
GRACE = 5
# So many make at once, the others wait.
SLOTS = 2
_PAUSE = 0.1


def main() -> None:
    """Read the order, wait, make, and end. A kit that takes too long ends with it."""
    folder = Path(sys.argv[1])
    order = json.load(sys.stdin.buffer)
    # Readers come first: this process gives way to the web's.
    os.nice(5)
    with _turn(folder.parent):
        signal.alarm(SECONDS + GRACE)
        watch = threading.Timer(SECONDS, give_up, [folder])
        watch.daemon = True
        watch.start()
        import django  # noqa: PLC0415  # after the wait: a process that waits stays small

        django.setup()
        from .archive import make_kit  # noqa: PLC0415

        make_kit(order, folder)


def give_up(folder: Path) -> None:
    """Say that it takes too long, and end at once."""
    from .jobs import KIT, State, tell  # noqa: PLC0415  # loaded long ago by the kit itself

    (folder / f"{KIT}.part").unlink(missing_ok=True)
    tell(folder, State.SLOW)
    os._exit(1)


@contextlib.contextmanager
def _turn(root: Path) -> Iterator[None]:
    """Hold one of the places where kits are made."""
    places = [(root / f"slot-{number}").open("w") for number in range(SLOTS)]
    while not any(map(take, places)):
        time.sleep(_PAUSE)
    yield

"""Jobs that any worker may start and any other may watch: a folder each, held by a lock.

The process that makes a kit holds its folder's lock for as long as it lives; whoever finds the lock
free and no kit knows that it was killed. Nothing here knows what was typed.
"""

import fcntl
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.conf import settings

from foundation.locks import one_at_a_time, take

KEPT_SECONDS = 10 * 60
# To count takes no time: whoever is at the door for so long has come to a stop.
AT_THE_DOOR = 10
# The runner lets two make at once; more than these would wait too long to be worth it.
MOST = 12
LOCK, STATE, KIT = "lock", "state.json", "kit.zip"
_NAME = re.compile(r"[A-Za-z0-9_-]{32}")
_CHUNK = 64 * 1024


class BusyError(Exception):
    """Too many kits are being made; it is worth trying again in a minute."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    STOPPED = "stopped"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Progress:
    """What can be told of a job."""

    state: State
    done: int = 0
    total: int = 0
    size: int = 0


def start(order: bytes) -> str:
    """Start making what ``order`` says; return the job's name, which nobody can guess.

    Raises ``BusyError`` where too many are under way, or no process can be started.
    """
    name = secrets.token_urlsafe(24)
    folder = _root() / name
    with one_at_a_time(_root() / "door", AT_THE_DOOR) as is_held:
        if not is_held:
            raise BusyError
        forget_old()
        if sum(_is_held(other) for other in _folders()) >= MOST:
            raise BusyError
        folder.mkdir(mode=0o700)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        tell(folder, State.WAITING)
        _launch(folder, lock, order)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise BusyError from error
    finally:
        os.close(lock)
    return name


def look(name: str) -> Progress | None:
    """Return how far a job is; ``None`` where there is none, or none any more."""
    if not _NAME.fullmatch(name):
        return None
    folder = _root() / name
    # Asked before the state is read: a job that ends in between is then done, not stopped.
    held = _is_held(folder)
    try:
        told = json.loads((folder / STATE).read_text(encoding="ascii"))
        age = time.time() - (folder / STATE).stat().st_mtime
        state = State(told["state"])
        if age > KEPT_SECONDS and not held:
            forget(name)
            return None
        if state is State.DONE:
            return Progress(state, size=(folder / KIT).stat().st_size)
    except (FileNotFoundError, ValueError):
        return None
    if not held and state is not State.SLOW:
        state = State.STOPPED
        # What a killed process had packed holds what was typed.
        (folder / f"{KIT}.part").unlink(missing_ok=True)
    return Progress(state, told["done"], told["total"])


def read(name: str) -> Iterator[bytes]:
    """Give the kit piece by piece, and forget the job once the last piece was taken.

    Raises ``FileNotFoundError`` at once where it is not there.
    """
    if not _NAME.fullmatch(name):
        raise FileNotFoundError(name)
    kit = (_root() / name / KIT).open("rb")

    def pieces() -> Iterator[bytes]:
        with kit:
            while piece := kit.read(_CHUNK):
                yield piece
        forget(name)

    return pieces()


def forget(name: str) -> None:
    """Delete everything of a job."""
    shutil.rmtree(_root() / name, ignore_errors=True)


def forget_old() -> None:
    """Delete jobs that are over and were not taken in time."""
    for folder in _folders():
        try:
            age = time.time() - folder.stat().st_mtime
        except FileNotFoundError:
            continue
        if age > KEPT_SECONDS and not _is_held(folder):
            forget(folder.name)


def tell(folder: Path, state: State, done: int = 0, total: int = 0) -> None:
    """Write how far a job is, so that no reader sees half of it."""
    part = folder / f"{STATE}.part"
    part.write_text(json.dumps({"state": state, "done": done, "total": total}), encoding="ascii")
    part.replace(folder / STATE)


def _launch(folder: Path, lock: int, order: bytes) -> None:
    """Start the process that holds the lock from now on, and hand it the order through a pipe."""
    process = subprocess.Popen(  # noqa: S603  # the command is ours
        _command(folder),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(lock,),
    )
    # It is waited for so that no dead process stays behind; daemons don't hold up a stop.
    threading.Thread(target=process.wait, daemon=True).start()
    if process.stdin is not None:
        with process.stdin as pipe:
            pipe.write(order)


def _command(folder: Path) -> list[str]:
    paths = [str(settings.ROOT / "site"), str(settings.ROOT)]
    begin = (
        f"import sys; sys.path[:0] = {paths!r}; from centre.localiser.runner import main; main()"
    )
    return [sys.executable, "-c", begin, str(folder)]


def _root() -> Path:
    root = Path(settings.SCRATCH_ROOT) / "kits"
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root


def _folders() -> list[Path]:
    return [folder for folder in _root().iterdir() if _NAME.fullmatch(folder.name)]


def _is_held(folder: Path) -> bool:
    try:
        with (folder / LOCK).open("rb") as lock:
            return not take(lock)
    except FileNotFoundError:
        return False

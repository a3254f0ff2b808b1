"""What the worker does in the background is done whole and once, whoever is killed meanwhile.

A task that a killed worker had in its hand is given to the next one. It is known by the process
that claimed it, not by the clock. A task that is ``whole`` ends in the transaction of its effects:
either all of it was done and it is not done again, or nothing was.
"""

import os
import socket
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .daily import begin

F = TypeVar("F", bound=Callable[..., Any])
# The name of a process is kept in 64 characters.
_HOST = 40
# What ended so many workers is what ends them.
MOST_TIMES = 5
# Of other machines it is not known whether they live; nothing takes so long.
LONGEST = timedelta(hours=6)
# What is done is of no more use, and what failed is looked at within a month.
DONE_IS_KEPT, FAILED_IS_KEPT = timedelta(days=1), timedelta(days=30)
_PASSING = ("OperationalError", "InterfaceError")


class LostError(Exception):
    """Each worker that had a task in its hand was killed."""


def name_of_this_process() -> str:
    """Return the machine, the number of this process and when it began: no other has the same."""
    number = os.getpid()
    return f"{socket.gethostname()[:_HOST]}:{number}:{_begun(number)}"


def is_gone(name: str) -> bool:
    """Say whether the process of that name is known to be gone; never of other machines."""
    host, _colon, rest = name.partition(":")
    number, _colon, begun = rest.partition(":")
    if host != socket.gethostname()[:_HOST] or not number.isdigit() or not begun:
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        # Somebody else's process has that number now.
        return True
    return _begun(int(number)) != begun


def _begun(number: int) -> str:
    """Return when a process began, in ticks since the machine did; 0 where that is not told."""
    try:
        told = Path(f"/proc/{number}/stat").read_text()
    except OSError:
        return "0"
    # Behind the program's name, which may hold anything, it is the twentieth.
    return told.rpartition(")")[2].split()[19]


def whole(function: F) -> F:
    """Mark what a task does as done in one transaction, its own end included."""
    at_once: Any = transaction.atomic(function)
    at_once.is_whole = True
    return at_once


def is_whole(result: Any) -> bool:
    """Say whether a task's result was promised to be whole."""
    try:
        return getattr(result.task.func, "is_whole", False)
    except ImportError:
        # Of a release that is no longer there: whoever runs it will say so.
        return False


def gave_way_to_what_passes(result: Any) -> bool:
    """Say whether a task failed by a database that was away, or by another transaction."""
    return (
        result.status == TaskResultStatus.FAILED
        and result.exception_class_path.rpartition(".")[2] in _PASSING
        and len(result.worker_ids) < MOST_TIMES
    )


def take_up_lost(idle: str | None = None) -> int:
    """Give what killed workers had in their hands, and the one named ``idle``, to the next one;
    return how much. One query where there is nothing.
    """
    taken = 0
    for result in DBTaskResult.objects.running().filter(backend_name="background"):
        last = result.worker_ids[-1] if result.worker_ids else ""
        too_long = result.started_at and result.started_at < timezone.now() - LONGEST
        if last == idle or is_gone(last) or too_long:
            if len(result.worker_ids) >= MOST_TIMES:
                result.set_failed(LostError())
            else:
                taken += give_back(result)
    return taken


def give_back(result: Any) -> int:
    """Let another worker have a task; 0 if somebody else did so already."""
    same = DBTaskResult.objects.filter(
        pk=result.pk, status=result.status, started_at=result.started_at
    )
    return same.update(status=TaskResultStatus.READY)


def forget_done_if_due() -> None:
    """Once a day, delete what was done: it holds addresses of people, and nobody asks for it."""
    if not begin("done tasks"):
        return
    now = timezone.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - DONE_IS_KEPT).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - FAILED_IS_KEPT).delete()

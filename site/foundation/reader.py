"""Who reads what is being written: texts, pictures and files of an answer know nothing of the
request for which they are filled in.

The reader is who asked for the answer that a template is filled in for. What is made without one (a
feed, a kit, a view that fills in by itself) is made as for a reader who is not signed in; so is a
preview, but for pictures and files.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import AnonymousUser

from .access import Visitor, is_shown_to
from .models.media import TimeBound

Decision = Callable[[Any], bool]

_reader: ContextVar[Visitor | None] = ContextVar("reader", default=None)
_decision: ContextVar[Decision | None] = ContextVar("what_shows_files", default=None)


def reader() -> Visitor:
    """Return who reads what is being written."""
    return _reader.get() or AnonymousUser()


@contextmanager
def nobody_reads() -> Iterator[None]:
    """Let a request begin and end without a reader: the next one in this thread is another's."""
    before = _reader.set(None)
    try:
        yield
    finally:
        _reader.reset(before)


def write_for(visitor: Visitor) -> None:
    """Let what is written from now on be for ``visitor``, until the request ends."""
    _reader.set(visitor)


def is_shown(file: TimeBound | None) -> bool:
    """Say whether what is being written shows a picture or a file to its reader."""
    return file is not None and decision()(file)


def decision() -> Decision:
    """Return what says, of each picture and file, whether it is shown."""
    return _decision.get() or (lambda file: is_shown_to(reader(), file))


@contextmanager
def files_decided_by(decide: Decision) -> Iterator[None]:
    """Let ``decide`` say, of each picture and file, whether what is written meanwhile shows it."""
    before = _decision.set(decide)
    try:
        yield
    finally:
        _decision.reset(before)

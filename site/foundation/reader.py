"""Who reads what is being written: texts, pictures and files of an answer know nothing of the
request for which they are filled in.

The reader is who asked for the answer that a template is filled in for. What is made without one (a
feed, a kit, a view that fills in by itself) is made as for a reader who is not signed in.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from . import moment
from .access import Visitor, is_shown_to
from .models.media import TimeBound

Decision = Callable[[Any], bool]

_reader: ContextVar[Visitor | None] = ContextVar("reader", default=None)
_decision: ContextVar[Decision | None] = ContextVar("what_shows_files", default=None)


def reader() -> Visitor:
    """Return who reads what is being written."""
    return _reader.get() or AnonymousUser()


def is_shown(file: TimeBound | None) -> bool:
    """Say whether what is being written shows a picture or a file to its reader."""
    if file is None:
        return False
    decide = _decision.get()
    return decide(file) if decide is not None else is_shown_to(reader(), file)


@contextmanager
def showing(decide: Decision) -> Iterator[None]:
    """Let ``decide`` say, of each picture and file, whether what is written meanwhile shows it."""
    before = _decision.set(decide)
    try:
        yield
    finally:
        _decision.reset(before)


class ReaderMiddleware:
    """Says for whom an answer is written, once its template is to be filled in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request; whoever comes next in this thread begins as nobody again."""
        before = _reader.set(None)
        try:
            if getattr(request, "is_dummy", False):
                # A preview: whoever checks a text sees all that it was given.
                with showing(lambda file: file.is_shown_at(moment.now())):
                    return self.get_response(request)
            return self.get_response(request)
        finally:
            _reader.reset(before)

    def process_template_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        """Let the answer show what this visitor may see."""
        _reader.set(request.user)
        return response

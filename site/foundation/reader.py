"""Who reads what is being written: texts, pictures and files of an answer know nothing of the
request for which they are filled in.

The reader is who asked for the answer, or whoever looks at a preview in the desk. What is made
before (a feed, a kit, a pack) is made as for a reader who is not signed in.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse

from .access import Visitor

_reader: ContextVar[Visitor | None] = ContextVar("reader", default=None)


def reader() -> Visitor:
    """Return who reads what is being written."""
    return _reader.get() or AnonymousUser()


class ReaderMiddleware:
    """Says for whom an answer is written, once its template is to be filled in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request; whoever comes next in this thread begins as nobody again."""
        # A preview is filled in before any middleware is told of it.
        previewed = getattr(request, "is_dummy", False)
        before = _reader.set(request.user if previewed else None)
        try:
            return self.get_response(request)
        finally:
            _reader.reset(before)

    def process_template_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        """Let the answer show what this visitor may see."""
        _reader.set(request.user)
        return response

"""Says for whom an answer is written: ``foundation.reader`` is asked by what is filled in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from ..reader import files_decided_by, nobody_reads, write_for
from .closed import is_offered


class ReaderMiddleware:
    """Tells who reads, once the template of an answer is to be filled in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request."""
        with nobody_reads():
            if not getattr(request, "is_dummy", False):
                return self.get_response(request)
            # A preview: who works on a text sees what the desk offers them.
            with files_decided_by(lambda file: is_offered(file, request.user)):
                return self.get_response(request)

    def process_template_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        """Let the answer show what this visitor may see."""
        write_for(request.user)
        return response

"""Lets a process forget before each request what a change of content would make it forget.

One request at a time: while a page is made, nobody else's forgetting takes what it has read.
"""

from threading import Lock

from django.core.cache import caches

from foundation import generation
from foundation.keeping import parts
from search import views


class ForgettingMiddleware:
    """Stands before everything."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.alone = Lock()

    def __call__(self, request):
        """Forget, then serve the request."""
        with self.alone:
            generation._kept.clear()
            generation._instants.clear()
            caches["renditions"].clear()
            parts.forget()
            views.answers.clear()
            return self.get_response(request)

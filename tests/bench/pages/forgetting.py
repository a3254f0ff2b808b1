"""Lets a process forget before each request what a change of content would make it forget."""

from django.core.cache import caches

from foundation import generation
from foundation.keeping import parts
from search import views


class ForgettingMiddleware:
    """Stands before everything."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Forget, then serve the request."""
        generation._kept.clear()
        generation._instants.clear()
        caches["renditions"].clear()
        parts.forget()
        views.answers.clear()
        return self.get_response(request)

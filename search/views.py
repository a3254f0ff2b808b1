"""The page of search."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from .analysis import ENGLISH, SERBIAN
from .query import search


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found for ``q``, or only the box when nothing was asked."""
    asked = request.GET.get("q", "").strip()
    language = ENGLISH if get_language() == ENGLISH else SERBIAN
    found = search(asked, request.user, language, request.GET.get("page", 1))
    response = render(
        request,
        "search/results.html",
        {
            "asked": asked,
            "results": found,
            "page_obj": found.page,
            "serbian_url": _serbian_url(asked) if language == ENGLISH else None,
        },
    )
    # A page of results is about one visitor's question: for no index, and for no shared cache.
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_store=True)
    return response


def _serbian_url(asked: str) -> str:
    with override(SERBIAN):
        return f"{reverse('search:results')}?{urlencode({'q': asked})}"

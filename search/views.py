"""The page of search, as HTML, JSON and RSS, and its suggestions."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe

from foundation.access import held_keys
from foundation.keeping.parts import Parts
from foundation.script import content_language, in_current

from . import engines, showing, suggesting, tallying
from .analysis import ENGLISH, SERBIAN
from .choice import Choice
from .query import Results, search

T = TypeVar("T")
# What is asked again and again. Few: strangers may ask whatever they like.
answers = Parts(most=200)


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show what was found for ``q``, or only the box when nothing was asked."""
    asked, found = _search(request)
    language = content_language()

    def keep(name: str, produce: Callable[[], Any]) -> Any:
        return _kept(request, (request.path, name), produce)

    context = {
        "asked": asked,
        "results": found,
        "page_obj": found.page,
        "serbian_url": _serbian_url(asked) if language == ENGLISH else None,
        "keep": keep,
        **keep("context", lambda: showing.context(found, asked, language)),
    }
    return _for_one(render(request, "search/results.html", context))


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    """Return one page of what was found, with the counts of every facet."""
    asked, found = _search(request)
    answer = showing.as_data(found, asked, settings.BASE_URL)
    return _for_one(JsonResponse(answer, json_dumps_params={"ensure_ascii": False}))


@require_safe
def as_rss(request: HttpRequest) -> HttpResponse:
    """Return the first of what was found as RSS: a search that somebody wants to follow."""
    asked, found = _search(request)
    feed = showing.as_feed(found, asked, settings.BASE_URL, request.path)
    content = feed.writeString("utf-8")
    return _for_one(HttpResponse(content, content_type="application/rss+xml; charset=utf-8"))


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Return titles that hold what was typed so far: ``{"suggestions": [{"title", "url"}]}``."""
    asked = _asked(request)
    found = suggesting.suggest(asked, request.user, content_language())
    data = [{"title": in_current(each.title), "url": each.url} for each in found]
    answer = {"suggestions": data}
    return _for_one(JsonResponse(answer, json_dumps_params={"ensure_ascii": False}))


def _search(request: HttpRequest) -> tuple[str, Results]:
    asked, language = _asked(request), content_language()
    choice = Choice.read(request.GET, language)
    page = request.GET.get("page", 1)
    found = _kept(
        request,
        "found",
        lambda: search(asked, request.user, language, page, choice=choice),
    )
    if found.page.number == 1 and not choice.is_narrowed and not found.is_being_filled:
        tallying.note(found.question, choice.language, nothing=not found.total)
    return asked, found


def _kept(request: HttpRequest, name: Any, produce: Callable[[], T]) -> T:
    """Return what was made before of the same question, for whoever holds the same keys."""
    if engines.are_others() or not _asked(request):
        return produce()
    place = (name, request.META.get("QUERY_STRING"), held_keys(request.user))
    return answers.kept(place, produce)


def _asked(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()


def _for_one(response: Any) -> HttpResponse:
    """Mark an answer as one visitor's: for no index, and for no shared cache."""
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_store=True)
    answer: HttpResponse = response
    return answer


def _serbian_url(asked: str) -> str:
    with override(SERBIAN):
        return f"{reverse('search:results')}?{Choice().parameters(asked, SERBIAN)}"

"""Old addresses lead on, but never tell where something restricted is."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.cache import patch_cache_control
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from .access import is_visible


class RedirectMiddleware:
    """Wagtail's redirects, followed only to what the visitor may see.

    A redirect makes itself when a page changes its address, so the address of a restricted page
    would be told to whoever knows the one before.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request; where nothing is, lead on if an editor or a moved page says where."""
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        redirect = _find(request)
        if redirect is None or redirect.link is None or not _may_follow(request, redirect):
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        answer = kind(redirect.link)
        if request.user.is_authenticated:
            patch_cache_control(answer, private=True, no_store=True)
        return answer


def _find(request: HttpRequest) -> Redirect | None:
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    return get_redirect(request, path) or get_redirect(request, urlsplit(path).path)


def _may_follow(request: HttpRequest, redirect: Redirect) -> bool:
    return redirect.redirect_page_id is None or is_visible(request.user, redirect.redirect_page)

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
from .context import ENGLISH_PREFIX, LATIN_PREFIX
from .old_addresses import is_own


class RedirectMiddleware:
    """Wagtail's redirects, followed only to what the visitor may see on this site.

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
        link = _leads_to(request, redirect) if redirect else None
        if redirect is None or link is None or not _may_follow(request, redirect):
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        answer = kind(link)
        if request.user.is_authenticated:
            patch_cache_control(answer, private=True, no_store=True)
        return answer


def _find(request: HttpRequest) -> Redirect | None:
    """Return what leads on from here. One text stands at two Serbian addresses: a redirect that was
    made at one of them serves the other too.
    """
    asked = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    latin = asked.startswith(f"{LATIN_PREFIX}/")
    twin = asked.removeprefix(LATIN_PREFIX) if latin else f"{LATIN_PREFIX}{asked}"
    for path in dict.fromkeys((asked, urlsplit(asked).path, twin, urlsplit(twin).path)):
        found = get_redirect(request, path)
        if found is not None:
            return found
    return None


def _leads_to(request: HttpRequest, redirect: Redirect) -> str | None:
    """Return where it leads, in the script that was asked for; nothing for another site, whoever
    wrote that down and however.
    """
    link: str | None = redirect.link
    if link is None:
        return None
    if redirect.redirect_page_id is None:
        return link if is_own(link) else None
    parts = urlsplit(link)
    serbian = parts.path.removeprefix(LATIN_PREFIX)
    if request.path.startswith(f"{LATIN_PREFIX}/") and not serbian.startswith(ENGLISH_PREFIX):
        return f"{LATIN_PREFIX}{serbian}"
    return serbian


def _may_follow(request: HttpRequest, redirect: Redirect) -> bool:
    if redirect.redirect_page_id is None:
        return True
    page, behind = redirect.redirect_page.specific, redirect.redirect_page_route_path
    if not is_visible(request.user, page):
        return False
    return not behind or page.behind_in(request.user, page, behind) is not None

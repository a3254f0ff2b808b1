"""Old addresses lead on, but never tell where something restricted is."""

from collections.abc import Callable
from contextlib import suppress
from posixpath import normpath
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.test import RequestFactory
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation
from django.utils.cache import patch_cache_control
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from .access import is_visible
from .context import ENGLISH_PREFIX, LATIN_PREFIX
from .old_addresses import is_own
from .sections import sections
from .views import serve_page

# From one old address to another, and so on: no further, for they may lead in a circle.
MOST_STEPS = 3


class RedirectMiddleware:
    """Wagtail's redirects, followed only to what the visitor may see on this site.

    A redirect makes itself when a page changes its address, so the address of a restricted page
    would be told to whoever knows the one before. One that an editor wrote leads to whatever stands
    there by now.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request; where nothing is, lead on if an editor or a moved page says where."""
        response = self.get_response(request)
        if response.status_code != 404:
            return response
        redirect = _find(request, request.get_full_path())
        link = _leads_to(request, redirect) if redirect else None
        if redirect is None or link is None or not _may_follow(request, redirect):
            return response
        kind = HttpResponsePermanentRedirect if redirect.is_permanent else HttpResponseRedirect
        answer = kind(link)
        if request.user.is_authenticated:
            patch_cache_control(answer, private=True, no_store=True)
        return answer


def _find(request: HttpRequest, address: str) -> Redirect | None:
    """Return what leads on from ``address``. One text stands at two Serbian addresses: a redirect
    that was made at one of them serves the other too.
    """
    asked = Redirect.normalise_path(address, decode_unicode=False)
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


def _may_follow(request: HttpRequest, redirect: Redirect, steps: int = MOST_STEPS) -> bool:
    if redirect.redirect_page_id is None:
        return _is_there(request, redirect.redirect_link, steps)
    page, behind = redirect.redirect_page.specific, redirect.redirect_page_route_path
    if not is_visible(request.user, page):
        return False
    return not behind or page.behind_in(request.user, page, behind) is not None


def _is_there(request: HttpRequest, link: str, steps: int) -> bool:
    """Say whether something is at a written address for this visitor: a page, what stands behind
    one, or another old address that leads on. Files and views that are no pages are not asked.
    """
    parts = urlsplit(link)
    if parts.netloc and parts.netloc not in _names(request):
        return True
    path = _as_browsers_ask(parts.path)
    if path.startswith(settings.STATIC_URL):
        return True
    with translation.override(translation.get_language_from_path(f"{path}/") or "sr"):
        match = _match(path)
        if match is not None:
            is_page = match.url_name == "wagtail_serve"
            # Forms that strangers fill in stand beneath pages, but are views of their own.
            page_path = match.args[0] if is_page else match.kwargs.get("beneath")
            if page_path is None or _is_answered(request, path, page_path):
                return True
    query = f"?{parts.query}" if parts.query else ""
    onward = _find(request, quote(path) + query) if steps else None
    return onward is not None and _may_follow(request, onward, steps - 1)


def _names(request: HttpRequest) -> set[str]:
    """Return the names under which the site that is asked is known."""
    site = sections(request).site
    own = {request.get_host(), urlsplit(settings.BASE_URL).netloc}
    return own | ({site.hostname} if site else set())


def _as_browsers_ask(path: str) -> str:
    """Return ``path`` without detours, and letters as letters."""
    plain = unquote(path).replace("\\", "/")
    end = "/" if plain.endswith("/") else ""
    return normpath(f"/{plain.lstrip('/')}").rstrip("/") + end or "/"


def _match(path: str) -> ResolverMatch | None:
    """Return the view at ``path``, in the language that is active, or at the address with a slash
    to which readers are led from there.
    """
    for asked in (path, f"{path}/"):
        with suppress(Resolver404):
            return resolve(asked)
    return None


def _is_answered(request: HttpRequest, path: str, page_path: str) -> bool:
    """Say whether a page, with what stands behind it, is there for this visitor: it is asked for as
    they would, and not written out. Only the page itself knows what stands behind it.
    """
    asked = RequestFactory().head(
        quote(path), secure=request.is_secure(), headers={"host": request.get_host()}
    )
    asked.user, asked.session = request.user, request.session
    try:
        answer = serve_page(asked, page_path)
    except Http404:
        return False
    file = getattr(answer, "file_to_stream", None)
    if file is not None:
        # Closing the whole answer would end this request.
        file.close()
    return answer.status_code < 400

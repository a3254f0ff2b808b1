"""Answers readers from what this process keeps, with no server beside it."""

import gzip
import time
from collections.abc import Callable
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag

from .. import generation
from .memory import KeptPage, Memory
from .shared import is_to_be_kept, may_be_kept, seconds_left

# How the page came to be: read by tests and by whoever looks into a slow site, no secret.
HOW = "X-Kept"
_LEVEL = 6
memory = Memory()


class KeptPagesMiddleware:
    """Serves a page that is the same for everybody without making it again.

    It stands outside of everything, so that what is kept is what is sent, and nothing else is done
    for what is kept. One query reads the stamp; a page of an older stamp is made anew. What is not
    kept at its address (files, what is there when the database is not) costs no query here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the request from what is kept, or keep what is served."""
        if not may_be_kept(request):
            return self.get_response(request)
        address = f"{request.scheme}://{request.META.get('HTTP_HOST', '')}{request.path}"
        page = memory.get(address)
        if page is not None and page.stamp == generation.current():
            left = page.until - time.monotonic()
            if left > 0:
                return _answer(request, page, "hit", left)
        response = self.get_response(request)
        # Read before the page was: what changed meanwhile makes it old, never the other way.
        stamp = generation.first_read()
        if stamp is None or not isinstance(response, HttpResponse):
            return response
        if not is_to_be_kept(request, response):
            return response
        page = _page_of(response, stamp)
        memory.put(address, page)
        return _answer(request, page, "miss", page.until - time.monotonic())


def _page_of(response: HttpResponse, stamp: int) -> KeptPage:
    left = seconds_left()
    patch_vary_headers(response, ["Accept-Encoding"])
    if response.has_header("ETag"):
        # The same tag for the body in either coding, and so a weak one.
        response["ETag"] = f"W/{quote_etag(response['ETag'].removeprefix('W/'))}"
    headers = [(name, value) for name, value in response.items() if name != "Content-Length"]
    packed = gzip.compress(response.content, _LEVEL, mtime=0)
    return KeptPage(stamp, time.monotonic() + left, tuple(headers), packed)


# Hardly anybody asks for this; who does, such as a check of the site, asks for the same pages.
unpacked = lru_cache(maxsize=32)(gzip.decompress)


def _answer(request: HttpRequest, page: KeptPage, how: str, left: float) -> HttpResponseBase:
    takes_gzip = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    body = page.packed if takes_gzip else unpacked(page.packed)
    response = HttpResponse(body)
    for name, value in page.headers:
        response.headers[name] = value
    if takes_gzip:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(body))
    response.headers[HOW] = how
    # Others are told by the server in front; here it is for that server alone.
    response.seconds_left = int(left)  # type: ignore[attr-defined]
    etag = response.get("ETag")
    return get_conditional_response(request, etag=etag, response=response) or response

"""Answers readers from what this process keeps before Django begins a request.

What Django does for each request (its signals, its objects of request and answer) costs more than
everything that a kept page needs. Whoever asks for more than the page as it is, such as whether it
is still the one they have, goes the long way.
"""

import time
from collections.abc import Callable, Iterable
from threading import local
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from .. import generation
from .memory import KeptPage
from .middleware import HOW, memory, unpacked

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]
# What makes an answer of more than the address, and what was asked for a part or a sign only.
_ASKED_FOR_MORE = (
    *("QUERY_STRING", "SCRIPT_NAME", "HTTP_AUTHORIZATION"),
    *("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE"),
)
# How long a server that answered needn't be asked whether it is there. When it is gone after all,
# the long way asks again.
_HEARD_SECONDS = 1.0
_heard = local()


class KeptPages:
    """A WSGI application in front of ``application`` that serves what is kept and true.

    It answers as ``KeptPagesMiddleware`` would, and keeps nothing itself. Not for behind nginx,
    which is told of each answer what it may do with it.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Serve the page that is kept, or whatever the application behind makes."""
        page = _kept(environ)
        if page is None:
            return self.application(environ, start_response)
        takes_gzip = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        body = page.packed if takes_gzip else unpacked(page.packed)
        headers = [*page.headers, ("Content-Length", str(len(body))), (HOW, "hit")]
        if takes_gzip:
            headers.append(("Content-Encoding", "gzip"))
        start_response("200 OK", headers)
        return [body]


def _kept(environ: Environ) -> KeptPage | None:
    """Return what is kept for a reader without an account who asks for nothing but a page."""
    if environ["REQUEST_METHOD"] != "GET" or any(map(environ.get, _ASKED_FOR_MORE)):
        return None
    # Wherever the name stands among the cookies, it is looked at the long way.
    if settings.SESSION_COOKIE_NAME in environ.get("HTTP_COOKIE", ""):
        return None
    path: str = environ["PATH_INFO"]
    # WSGI spells letters beyond ASCII in its own way.
    page = memory.get(_address(environ, path)) if path.isascii() else None
    if page is None or page.until <= time.monotonic():
        return None
    try:
        return page if page.stamp == _stamp() else None
    except DatabaseError:
        # Whoever makes pages knows what to say.
        return None


def _stamp() -> int:
    """Return the generation stamp, asked of a connection that is what it was a moment ago."""
    # As Django does before each request: a file that was put in place of another is seen.
    connection.close_if_unusable_or_obsolete()
    now = time.monotonic()
    if now < getattr(_heard, "until", 0):
        connection.health_check_done = True  # type: ignore[attr-defined]  # not in its stubs
        return generation.current()
    _heard.until = 0
    stamp = generation.current()
    _heard.until = now + _HEARD_SECONDS
    return stamp


def _address(environ: Environ, path: str) -> str:
    return f"{_scheme(environ)}://{environ.get('HTTP_HOST', '')}{path}"


def _scheme(environ: Environ) -> str:
    """Return what the reader speaks, as Django finds it out."""
    if settings.SECURE_PROXY_SSL_HEADER:
        name, secure = settings.SECURE_PROXY_SSL_HEADER
        said = environ.get(name)
        if said is not None:
            return "https" if said.partition(",")[0].strip() == secure else "http"
    scheme: str = environ["wsgi.url_scheme"]
    return scheme

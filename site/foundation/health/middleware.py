"""``/healthz`` for whoever restarts processes, ``/readyz`` for operators. No page, no address of
the site: asked before hosts, languages and sessions are.
"""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from .parts import look_at_all

ALIVE = "/healthz"
READY = "/readyz"
_LOOPBACK = {"", "127.0.0.1", "::1"}


class HealthMiddleware:
    """Answers both addresses before anything else is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or serve the request."""
        if request.method in ("GET", "HEAD"):
            if request.path_info == ALIVE:
                return _unkept(HttpResponse("alive\n", content_type="text/plain; charset=utf-8"))
            if request.path_info == READY:
                if is_operator(request):
                    return ready()
                # Not even the slash that other addresses are led to: nothing is here.
                request.path = request.path_info = f"{READY}/"
        return self.get_response(request)


def is_operator(request: HttpRequest) -> bool:
    """Say whether ``request`` comes from this machine and through no proxy, or brings the token."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.READY_TOKEN and hmac.compare_digest(
        token.encode("utf-8", "replace"), settings.READY_TOKEN.encode()
    ):
        return True
    through_proxy = "HTTP_X_FORWARDED_FOR" in request.META
    return not through_proxy and request.META.get("REMOTE_ADDR", "") in _LOOPBACK


def ready() -> HttpResponse:
    """Return what each part says: 200 when readers are served as they should be, else 503."""
    parts = look_at_all()
    is_ready = all(part.works for part in parts if part.is_needed)
    told = {part.name: part.told() for part in parts}
    return _unkept(
        JsonResponse({"ready": is_ready, "parts": told}, status=200 if is_ready else 503)
    )


def _unkept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response

"""Whoever leaves the desk open and goes away is signed out."""

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

SEEN = "seen_at"
# The last sign of life is written no more often than this, so that reading costs no writing.
STEP = 60
# Open editors send these by themselves: they say nothing of anybody being there.
BY_THEMSELVES = "wagtailadmin_editing_sessions"


class IdleMiddleware:
    """Ends a session of which nothing was heard for ``IDLE_SIGN_OUT`` seconds. Readers have no
    session, and get none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request, signed out where too long nothing was heard."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            now = int(time.time())
            seen = request.session.setdefault(SEEN, now)
            if now - seen > settings.IDLE_SIGN_OUT:
                logout(request)
            elif now - seen > STEP and not _comes_by_itself(request):
                request.session[SEEN] = now
        return self.get_response(request)


def _comes_by_itself(request: HttpRequest) -> bool:
    try:
        return BY_THEMSELVES in resolve(request.path_info).namespaces
    except Resolver404:
        return False

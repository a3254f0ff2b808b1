"""The only way out of Django's cookie check: a view opened to strangers, and what that asks."""

from collections.abc import Callable
from contextlib import ExitStack
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .uploads import InMemoryUploads

View = Callable[..., HttpResponse]
# Room for the fields beside the files, and for the words around them.
_FIELDS = 200_000
# So much is read and thrown away: a browser that can't send everything shows no answer.
_THROWN_AWAY = 64 * 1024 * 1024
_CHUNK = 64 * 1024
OPENED: set[str] = set()


def open_to_strangers(*, max_bytes: int = 0, max_files: int = 0) -> Callable[[View], View]:
    """Open a view to forms without a cookie; its form must be a ``StrangersForm``.

    The visitor is nobody here, whoever is signed in: no session is read, and the view does nothing
    in anybody's name. ``max_bytes`` and ``max_files`` limit what is uploaded; what is larger is
    answered 413, and none of it is kept. The answer is kept by no cache. What the view writes after
    the form was found valid is one transaction with the form's token.
    """

    def opened(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.user = AnonymousUser()
            if request.method == "POST" and _is_too_much(request, max_bytes, max_files):
                response = render(request, "strangers/too_much.html", status=413)
            else:
                with ExitStack() as together:
                    request.with_the_token = together  # type: ignore[attr-defined]
                    response = view(request, *args, **kwargs)
                    _fail_if_undone()
            patch_cache_control(response, private=True, no_store=True)
            return response

        OPENED.add(f"{view.__module__}.{view.__qualname__}")
        return csrf_exempt(require_http_methods(["GET", "HEAD", "POST"])(guarded))

    return opened


def _fail_if_undone() -> None:
    """Raise ``OperationalError`` where the open transaction will be rolled back in silence: what
    failed in it was caught on the way, and the answer would thank for what nobody keeps.
    """
    if connection.in_atomic_block and (
        connection.needs_rollback or connection.closed_in_transaction
    ):
        raise OperationalError("What was written for the form could not be kept.")


def _throw_away(request: HttpRequest, announced: int) -> None:
    left = announced if announced <= _THROWN_AWAY else 0
    while left > 0 and (read := request.read(min(_CHUNK, left))):
        left -= len(read)


def _is_too_much(request: HttpRequest, max_bytes: int, max_files: int) -> bool:
    """Read the form and say whether it holds more than it may."""
    try:
        announced = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return True
    if announced > max_bytes + _FIELDS:
        _throw_away(request, announced)
        return True
    request.upload_handlers = [InMemoryUploads(request, max_bytes=max_bytes, max_files=max_files)]
    try:
        # Reading one field reads them all, and the files.
        request.POST.get("token")
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        return True
    return getattr(request, "too_much_sent", False)

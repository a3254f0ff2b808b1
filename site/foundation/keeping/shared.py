"""Which answers are the same for everybody, and until when."""

from datetime import datetime, time, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .. import generation, moment

R = TypeVar("R")
_MARK = "is_for_everybody"
# A page may say "yesterday": nothing is kept beyond the day, nor longer than this without a look.
MOST_SECONDS = 600
MOST_BYTES = 1024 * 1024
# An answer depends on the address alone, and on being nobody, which is asked of the request itself.
_HARMLESS = {"cookie", "accept-encoding"}


def for_everybody(response: R) -> R:
    """Mark an answer as one that every reader without an account gets at this address."""
    setattr(response, _MARK, True)
    return response


def may_be_kept(request: HttpRequest) -> bool:
    """Say whether an answer to ``request`` may come from what is kept.

    Nobody is signed in, and nothing is asked beyond the address: answers to questions are as many
    as a stranger cares to ask.
    """
    return (
        request.method == "GET"
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
    )


def is_to_be_kept(request: HttpRequest, response: Any) -> bool:
    """Say whether ``response`` was marked, and nothing in it speaks against that."""
    return (
        getattr(response, _MARK, False)
        and may_be_kept(request)
        and isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        and "private" not in response.get("Cache-Control", "")
        and not response.has_header("Content-Encoding")
        and {name.strip().lower() for name in response.get("Vary", "").split(",") if name}
        <= _HARMLESS
        and len(response.content) <= MOST_BYTES
    )


def seconds_left(now: datetime | None = None) -> int:
    """Return how long what is made ``now`` stays true if nobody changes anything: until the next
    instant at which something appears or goes, and not beyond midnight in Belgrade.
    """
    now = now or moment.now()
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    end = datetime.combine(tomorrow, time(), timezone.get_default_timezone())
    following = generation.next_instant(now)
    if following is not None:
        end = min(end, following)
    return max(0, min(MOST_SECONDS, int((end - now).total_seconds())))

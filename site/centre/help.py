"""How a help page leaves a reader's device as it was."""

from django.http import HttpResponse
from django.utils.cache import patch_cache_control


def leave_nothing(response: HttpResponse) -> HttpResponse:
    """Return ``response``, told to be kept nowhere and to name itself to no other site.

    With ``no-store`` Django computes no ETag either.
    """
    patch_cache_control(response, no_store=True)
    for header in ("ETag", "Last-Modified"):
        response.headers.pop(header, None)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response

"""Where a form was sent from: browsers say so, and pages of other sites can't make them lie."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """Say whether a page of this site sent the form.

    ``Sec-Fetch-Site`` and ``Origin`` must both agree where they are there; the referrer is asked
    only where neither is. A request that says nothing at all is refused.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("Origin")
    if origin is not None:
        return _is_ours(request, origin)
    if site is not None:
        return True
    return _is_ours(request, request.headers.get("Referer", ""))


def _is_ours(request: HttpRequest, address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())

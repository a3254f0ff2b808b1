"""Key links: an address that opens one page under embargo, its pictures and its files.

The key in the address is signed and names the link and the page; the link is a row, so that it
can be revoked, and so that what was given away holds on when its end is moved. A key that is wrong,
expired or revoked opens nothing and changes nothing.
"""

import re
from typing import Any

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from wagtail.models import Page

from .. import moment
from ..access import held_keys, key_of
from ..models.embargo import EmbargoLink
from ..uses import files_in
from .files import File
from .rule import embargo_on, key_without_embargo

PARAMETER = "kljuc"
_MOST = 200
_signer = Signer(salt="foundation.embargo.link", sep=".")
# What a page under embargo leads on to, and what asks for the key itself.
_FILE = re.compile(rb"/(?:media/images|dokumenta/[0-9]+)/[^\s\"'<>,?#)]+")


def key_of_link(link: EmbargoLink) -> str:
    """Return the key that is written into an address."""
    return _signer.sign(f"{link.pk}.{link.page_id}")


def address_of(link: EmbargoLink) -> str:
    """Return the whole address to give away."""
    return f"{link.page.full_url}?{PARAMETER}={key_of_link(link)}"


def link_in(request: HttpRequest) -> EmbargoLink | None:
    """Return the link whose key the address of ``request`` holds, if it opens anything now."""
    key = request.GET.get(PARAMETER, "")
    if not key or len(key) > _MOST:
        return None
    try:
        # Compared in constant time. Keys that were given away before named their end too.
        link_pk, page_pk, *_ = _signer.unsign(key).split(".")
    except (BadSignature, ValueError):
        return None
    return EmbargoLink.objects.filter(
        pk=link_pk, page_id=page_pk, expires_at__gt=moment.now()
    ).first()


def opens_page(request: HttpRequest, page: Page) -> bool:
    """Say whether the address holds a key to ``page``, and nothing but its embargo closes it."""
    link = link_in(request)
    return link is not None and link.page_id == page.pk and _only_waits(request, page)


def opens_file(request: HttpRequest, file: File) -> bool:
    """Say whether the address holds a key to a page that uses ``file``, and nothing but the embargo
    of that page closes the file.
    """
    link = link_in(request)
    if link is None or not file.is_shown_at(moment.now()):
        return False
    page = link.page.specific
    return (
        _only_waits(request, page)
        and key_of(file) in held_keys(request.user)
        and file in files_in(page)
    )


def _only_waits(request: HttpRequest, page: Page) -> bool:
    now = moment.now()
    inside = (page.go_live_at is None or page.go_live_at <= now) and (
        page.expire_at is None or page.expire_at > now
    )
    demanded = key_without_embargo(page)
    return (
        bool(page.live)
        and inside
        and demanded in held_keys(request.user)
        and embargo_on(page) is not None
    )


def carry_on(request: HttpRequest, response: Any) -> HttpResponse:
    """Mark an answer that a key opened, and write the key into the files that it leads to."""
    if hasattr(response, "add_post_render_callback") and not response.is_rendered:
        response.add_post_render_callback(lambda rendered: _carry(request, rendered))
    else:
        _carry(request, response)
    return mark(response)


def onward_query(request: HttpRequest) -> str:
    """Return the query that carries a key on to what belongs to the page it opened: its question
    mark and the key, or nothing.
    """
    if not getattr(request, "opened_by_key", False):
        return ""
    return f"?{PARAMETER}={request.GET[PARAMETER]}"


def mark(response: Any) -> Any:
    """Keep an answer that a key opened from caches, indexes and the logs of others."""
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    for header in ("Last-Modified", "ETag"):
        del response[header]
    return response


def _carry(request: HttpRequest, response: HttpResponseBase) -> None:
    if not isinstance(response, HttpResponse):
        return
    if not str(response.get("Content-Type", "")).startswith("text/html"):
        # A file of the page: its bytes are its own.
        return
    onward = onward_query(request).encode()
    # What is behind the page's own address asks for the key as the page does.
    behind = re.escape(request.path.encode()) + rb"(?:[-\w]+/)+"
    for address in (_FILE, re.compile(rb'(?<=["\'])' + behind + rb'(?=["\'])')):
        response.content = address.sub(lambda found: found[0] + onward, response.content)
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))

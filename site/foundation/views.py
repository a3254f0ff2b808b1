"""Views that belong to no room: files, errors, and what robots and researchers ask for."""

import errno
import logging
import sys
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage
from django.db import InterfaceError, InternalError, OperationalError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import get_template
from django.utils import translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve as serve_any_document
from wagtail.images.models import SourceImageIOError
from wagtail.permissions import policy_registry
from wagtail.views import serve as serve_any_page

from . import moment
from .access import is_visible
from .accounts.closed import may_open_in_desk
from .context import fallback_numbers
from .embargo.links import mark, opens_file
from .models import SiteDocument, SiteImage, SiteRendition
from .ranges import with_ranges
from .routing import route
from .script import html_to_latin
from .script.context import lang_tag

logger = logging.getLogger(__name__)
# A date that is brought forward takes effect within the hour, whoever kept the picture.
MOST_SECONDS_KEPT = 3600
# What ends by itself or by an operator, while nothing is wrong with the request: a database that is
# gone, silent, full or only to be read; a disk that is full.
_PASSING = (OperationalError, InterfaceError, InternalError)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
RETRY_AFTER = 30


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """Serve the page at ``path`` as Wagtail does, found at less cost."""
    # Here Wagtail keeps what it found itself.
    request._wagtail_route_for_request = route(request, path)  # type: ignore[attr-defined]
    response: HttpResponse = serve_any_page(request, path)
    return response


@require_safe
def serve_document(
    request: HttpRequest, document_id: int, document_filename: str
) -> HttpResponseBase:
    """Send a file, or the part of it asked for, if the visitor may see it; all else is a 404.

    Wagtail's view asks ``foundation.wagtail_hooks`` before it compares tags or dates.
    """
    try:
        response: HttpResponse = serve_any_document(request, document_id, document_filename)
    except FileNotFoundError as gone:
        logger.exception("The file of document %s is missing: restore it.", document_id)
        raise Http404 from gone
    document = SiteDocument.objects.get(pk=document_id)
    if is_visible(AnonymousUser(), document):
        # Asked again each time: the address stays when the file is replaced or restricted.
        patch_cache_control(response, no_cache=True)
    else:
        mark(response)
    return with_ranges(request, response)


@require_safe
def serve_rendition(request: HttpRequest, name: str) -> FileResponse:
    """Send a resized picture if the visitor may see the image it was made of; everything else is a
    404.
    """
    made = SiteRendition.objects.select_related("image").filter(file=f"images/{name}")
    # PostgreSQL can't be asked for a NUL.
    rendition = None if "\0" in name else made.first()
    if rendition is None:
        raise Http404
    image = rendition.image
    policy = policy_registry.get_by_type(SiteImage)
    may_change = request.user.is_authenticated and policy.user_has_permission_for_instance(
        request.user, "change", image
    )
    visible = is_visible(request.user, image)
    if not (
        visible or may_change or may_open_in_desk(request.user, image) or opens_file(request, image)
    ):
        raise Http404
    opened = _opened(rendition)
    response = FileResponse(
        opened, content_type=f"image/{name.rpartition('.')[2].replace('jpg', 'jpeg')}"
    )
    response["X-Content-Type-Options"] = "nosniff"
    if request.user.is_authenticated:
        visible = visible and is_visible(AnonymousUser(), image)
    _let_be_kept(response, image, is_public=visible)
    return response


def _opened(rendition: SiteRendition) -> Any:
    """Return the file of a picture, made again if it is missing. Raises ``Http404`` where the
    picture that was put in is missing too.
    """
    try:
        return default_storage.open(rendition.file.name)
    except FileNotFoundError:
        logger.warning("The file of rendition %s is missing and made again.", rendition.pk)
    image, size = rendition.image, rendition.filter_spec
    try:
        with image.open_file():
            rendition.delete()
            return default_storage.open(image.get_rendition(size).file.name)
    except (FileNotFoundError, SourceImageIOError) as gone:
        logger.exception("The file of picture %s is missing: restore it.", image.pk)
        raise Http404 from gone


def _let_be_kept(response: FileResponse, image: SiteImage, *, is_public: bool) -> None:
    """Say how long caches may keep a picture: never beyond the instant at which it goes."""
    now = moment.now()
    change = image.next_change(now)
    if not is_public:
        mark(response)
    elif change is None:
        # The name holds the filter and a hash of the file: what it names never changes.
        patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    else:
        seconds = int((change - now).total_seconds())
        patch_cache_control(response, public=True, max_age=min(seconds, MOST_SECONDS_KEPT))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for an address that names nothing, or nothing for this visitor. It does not say
    which.
    """
    response = render(request, "404.html", status=404)
    # Where the visitor's keys were asked the session says so: it must say so everywhere.
    patch_vary_headers(response, ["Cookie"])
    # What is nothing now may be something in a minute, and caches keep a 404 unless told not to.
    patch_cache_control(response, no_cache=True)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that came too late, or from elsewhere."""
    return render(request, "403_csrf.html", status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for when something broke: needs no database, no session and no context processor.

    What passes by itself is a 503, and whoever sent something is told that it can be sent again.
    """
    passes = _passes(sys.exc_info()[1])
    status = HTTPStatus.SERVICE_UNAVAILABLE if passes else HTTPStatus.INTERNAL_SERVER_ERROR
    response = _without_anything(request, "500.html", status)
    response.headers["Cache-Control"] = "no-store"
    if passes:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The page for what can't be read; needs nothing either, not even a name that is ours."""
    return _without_anything(request, "400.html", HTTPStatus.BAD_REQUEST)


def too_long(request: HttpRequest) -> HttpResponse:
    """The page for an address that no server reads to its end; needs nothing either."""
    return _without_anything(request, "414.html", HTTPStatus.REQUEST_URI_TOO_LONG)


def too_large(request: HttpRequest) -> HttpResponse:
    """The page for a form that nginx takes no further; needs nothing either."""
    return _without_anything(request, "413.html", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _without_anything(request: HttpRequest, template: str, status: HTTPStatus) -> HttpResponse:
    language = translation.get_language_from_path(request.path_info) or "sr"
    with translation.override(language):
        html = get_template(template).render(
            {
                "lang_tag": lang_tag(language),
                "language": language,
                "numbers": fallback_numbers(),
                "exit_url": settings.EXIT_URL,
                "status": int(status),
                "was_sent": request.method == "POST",
            }
        )
    return HttpResponse(html_to_latin(html) if language == "sr-latn" else html, status=status)


def _passes(error: BaseException | None) -> bool:
    """Say whether the same request may be answered in a moment."""
    full = isinstance(error, OSError) and error.errno in _FULL
    return full or isinstance(error, _PASSING)


@require_safe
@cache_control(max_age=3600, public=True)
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Tell robots what is not for indexes; of a desk with a place of its own they are not told."""
    usual = settings.DESK_PATH == "admin/" and not settings.DESK_HOST
    closed = [
        *(["/admin/"] if usual else []),
        *(
            f"{prefix}/{room}/"
            for room in ("nalog", "pretraga")
            for prefix in ("", "/sr-latn", "/en")
        ),
    ]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        f"Sitemap: {settings.BASE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(max_age=3600, public=True)
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell researchers where to report a weakness (RFC 9116). It is valid for half a year from
    each answer.
    """
    expires = (datetime.now(UTC) + timedelta(days=180)).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    fields: list[tuple[str, Any]] = [
        ("Contact", f"mailto:{settings.SECURITY_CONTACT}"),
        ("Expires", expires.isoformat().replace("+00:00", "Z")),
        ("Preferred-Languages", "sr, en"),
        ("Canonical", f"{settings.BASE_URL}/.well-known/security.txt"),
    ]
    text = "".join(f"{name}: {value}\n" for name, value in fields)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")

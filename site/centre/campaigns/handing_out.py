"""Answers with a kit's ZIP, or with one piece of it."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control

from foundation.ranges import with_ranges

from .packing import Packed, packed

if TYPE_CHECKING:
    from .models import KitPage

TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "txt": "text/plain; charset=utf-8",
    "vtt": "text/vtt; charset=utf-8",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# What a page shows in itself; everything else is for taking away.
SHOWN_IN_PLACE = ("png", "jpg", "jpeg", "webp", "vtt")


def archive_response(request: HttpRequest, kit: "KitPage") -> HttpResponseBase:
    """Return the whole kit as one ZIP."""
    found, file = _opened(kit)
    name = f"{kit.get_parent().slug}-{kit.slug}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    return _finished(request, response, found.fingerprint)


def piece_response(request: HttpRequest, kit: "KitPage", slug: str) -> HttpResponseBase:
    """Return one piece of the kit. Raises ``Http404`` where it holds no such piece now."""
    found, file = _opened(kit)
    with file:
        entry = next((each for each in found.entries if each.slug == slug), None)
        if entry is None:
            raise Http404
        content = found.read(entry, file)
    ending = entry.path.rpartition(".")[2].lower()
    response = FileResponse(
        BytesIO(content),
        as_attachment=ending not in SHOWN_IN_PLACE,
        filename=f"{kit.get_parent().slug}-{entry.name}",
        content_type=TYPES.get(ending, "application/octet-stream"),
    )
    return _finished(request, response, entry.sha256)


def _opened(kit: "KitPage") -> tuple[Packed, Any]:
    """Return the ZIP and the open file, which stays whole when another one takes its place."""
    found = packed(kit)
    try:
        return found, found.path.open("rb")
    except FileNotFoundError:
        # Somebody who saw other contents tidied up in between.
        found = packed(kit)
        return found, found.path.open("rb")


def _finished(request: HttpRequest, response: FileResponse, mark: str) -> HttpResponseBase:
    response["ETag"] = f'"{mark}"'
    # Asked again each time: what is withdrawn must not come out of somebody's cache.
    patch_cache_control(response, no_cache=True)
    return with_ranges(request, response)

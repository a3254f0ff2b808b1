"""Answers with a kit's ZIP, or with one piece of it."""

from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from PIL import Image

from foundation import generation
from foundation.ranges import with_ranges

from .packing import Entry, Packed, packed

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
# As large as the page of a kit shows its poster, for a screen of twice the points; banners, which
# are long and low, are no larger.
VIEW_POINTS = 640 * 640


def archive_response(request: HttpRequest, kit: "KitPage") -> HttpResponseBase:
    """Return the whole kit as one ZIP."""
    found, file = _opened(kit)
    name = f"{kit.get_parent().slug}-{kit.slug}.zip"
    response = FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")
    return _finished(request, response, found.fingerprint)


def piece_response(request: HttpRequest, kit: "KitPage", slug: str) -> HttpResponseBase:
    """Return one piece of the kit. Raises ``Http404`` where it holds no such piece now."""
    entry, content = _piece(kit, slug)
    ending = entry.path.rpartition(".")[2].lower()
    response = FileResponse(
        BytesIO(content),
        as_attachment=ending not in SHOWN_IN_PLACE,
        filename=f"{kit.get_parent().slug}-{entry.name}",
        content_type=TYPES.get(ending, "application/octet-stream"),
    )
    return _finished(request, response, entry.sha256)


def view_response(request: HttpRequest, kit: "KitPage", slug: str) -> HttpResponseBase:
    """Return a picture of the kit as its page shows it: WebP, as small as it is seen. Raises
    ``Http404`` where it holds no such picture now.
    """
    entry, content = _piece(kit, slug)
    if not entry.path.endswith(".png"):
        raise Http404
    small = generation.kept(f"kit-view-{entry.sha256}", lambda: _small(content))
    name = f"{kit.get_parent().slug}-{entry.name.removesuffix('.png')}.webp"
    response = FileResponse(BytesIO(small), filename=name, content_type="image/webp")
    return _finished(request, response, f"{entry.sha256}-{VIEW_POINTS}")


def _small(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as picture:
        by = min(1, (VIEW_POINTS / (picture.width * picture.height)) ** 0.5)
        size = round(picture.width * by), round(picture.height * by)
        view = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    out = BytesIO()
    view.save(out, "WEBP", quality=80)
    return out.getvalue()


def _piece(kit: "KitPage", slug: str) -> tuple[Entry, bytes]:
    found, file = _opened(kit)
    with file:
        entry = next((each for each in found.entries if each.slug == slug), None)
        if entry is None:
            raise Http404
        return entry, found.read(entry, file)


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

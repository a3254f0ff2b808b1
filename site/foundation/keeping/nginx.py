"""What nginx in front is told: which answers it may keep and how long, and which file to send.

It keeps them under the generation, a name of a folder that a link leads to. The link is replaced
after every commit that changes content, so nothing that was made before is found again; no module
of others, no list of addresses and no message over the network is needed.
"""

import fcntl
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import FileResponse, HttpResponseBase
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.contrib.frontend_cache.utils import get_backends

from ..models.generation import Generation

# What a reader's browser is told, while Cache-Control tells nginx.
FOR_READERS = "X-Readers-Cache-Control"
SEND = "X-Accel-Redirect"
# Beneath it nginx finds the files of the copy; it lets nobody in from outside.
FILES = "/-/files/"


class EdgeMiddleware:
    """The last to touch an answer before nginx. Without nginx in front it is not there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the request, and say to nginx what it is to do with the answer."""
        # Parts of files and of kept pages are nginx's business.
        request.META.pop("HTTP_RANGE", None)
        response = self.get_response(request)
        said = response.get("Cache-Control", "")
        if isinstance(response, FileResponse) and "public" not in said:
            response = _sent_by_nginx(response)
            if response.has_header(SEND):
                # nginx keeps no such answer, and gives the reader what is said here.
                return response
        if said:
            response.headers[FOR_READERS] = said
        left = getattr(response, "seconds_left", 0)
        if left:
            fresh = min(settings.NGINX_FRESH_SECONDS, left)
            response.headers["Cache-Control"] = (
                f"max-age={fresh}, stale-while-revalidate={left - fresh}"
            )
            # It varies by nothing that nginx must look at: see what is marked for everybody.
            del response.headers["Vary"]
        elif "public" not in said:
            response.headers["Cache-Control"] = "no-store"
        return response


def _sent_by_nginx(response: FileResponse) -> HttpResponseBase:
    """Return an answer that lets nginx send the file, if it is one of the copy's."""
    # A stored file knows its place, an opened one its name.
    stream = response.file_to_stream
    name = getattr(stream, "path", None) or getattr(stream, "name", None)
    address = _address_of(name) if isinstance(name, str) else None
    if response.status_code not in (200, 206) or address is None:
        return response
    answer = HttpResponse()
    for header, value in response.items():
        # The length and the part of it that is asked for are nginx's to find out.
        if header not in ("Content-Length", "Content-Range", "Accept-Ranges"):
            answer.headers[header] = value
    answer.headers[SEND] = address
    response.close()
    return answer


def _address_of(name: str) -> str | None:
    """Return where nginx finds a file of the copy, or ``None`` for any other file."""
    path = Path(name).resolve()
    roots = {
        "private": settings.PRIVATE_MEDIA_ROOT,
        "media": settings.MEDIA_ROOT,
        "tmp": settings.SCRATCH_ROOT,
    }
    for folder, root in roots.items():
        if path.is_relative_to(Path(root).resolve()):
            return f"{FILES}{folder}/{quote(str(path.relative_to(Path(root).resolve())))}"
    return None


class GenerationBackend(BaseBackend):
    """Wagtail's way to say that an address is stale. Here all of them are, since any page's words
    may stand on another. ``LOCATION`` is the folder with the link.
    """

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.folder = Path(params["LOCATION"])

    def purge(self, url: str) -> None:
        """Drop what is kept, as soon as the change can be read by others."""
        self.purge_batch([url])

    def purge_batch(self, urls: list[str]) -> None:
        """Drop what is kept, once for all addresses."""
        # Before the commit the next reader would be given the old page under the new name.
        transaction.on_commit(lambda: lead_to_current(self.folder), robust=True)


def follow() -> None:
    """Let nginx find what belongs to the stamp in the database. Nothing happens when it does."""
    for backend in get_backends().values():
        if isinstance(backend, GenerationBackend):
            lead_to_current(backend.folder)


def lead_to_current(folder: Path) -> None:
    """Let the link ``now`` in ``folder`` lead to a folder named after the stamp.

    Read under a lock: two commits that are followed at once must not end with the earlier stamp.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        number = Generation.objects.filter(pk=1).values_list("number", flat=True).first() or 0
        link, name = folder / "now", f"g{number}"
        before = link.readlink().name if link.is_symlink() else ""
        if before == name and link.is_dir():
            return
        (folder / name).mkdir(exist_ok=True)
        part = folder / "next"
        part.unlink(missing_ok=True)
        part.symlink_to(name)
        part.replace(link)
        for older in folder.glob("g*"):
            # nginx may be looking at the one before.
            if older.name not in (name, before):
                older.rmdir()

"""Sends a published file: its bytes never change, whether it may be seen is asked each time."""

import mimetypes
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import FileResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from .. import models

if TYPE_CHECKING:
    from .page import PublicationPage

# What a browser shows itself; everything else is saved.
SHOWN = {"application/pdf", "text/plain"}


@require_safe
def serve_file(
    request: HttpRequest, page: "PublicationPage", number: int, name: str
) -> HttpResponse | FileResponse:
    """Answer with the file of that version and name. The page was asked who may see it."""
    found = models.PublishedFile.objects.filter(page_id=page.pk, number=number, name=name).first()
    if found is None:
        raise Http404
    if request.headers.get("If-None-Match") == f'"{found.sha256}"':
        return HttpResponse(status=304)
    try:
        opened = found.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    response = FileResponse(opened, content_type=media_type)
    kept = "inline" if media_type in SHOWN else "attachment"
    response["Content-Disposition"] = f'{kept}; filename="{found.name}"'
    response["Content-Length"] = str(found.size)
    response["Content-Security-Policy"] = "default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{found.sha256}"'
    patch_cache_control(response, no_cache=True)
    return response

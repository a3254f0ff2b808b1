"""Sends a published file: its bytes never change, whether it may be seen is asked each time."""

import mimetypes
from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from foundation.downloads import published_file, unchanged

from .. import models

if TYPE_CHECKING:
    from .page import PublicationPage

# What a browser shows itself; everything else is saved.
SHOWN = {"application/pdf", "text/plain"}


@require_safe
def serve_file(
    request: HttpRequest, page: "PublicationPage", number: int, name: str
) -> HttpResponseBase:
    """Answer with the file of that version and name. The page was asked who may see it."""
    found = models.PublishedFile.objects.filter(page_id=page.pk, number=number, name=name).first()
    if found is None:
        raise Http404
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return unchanged(request, found) or published_file(
        found, media_type, inline=media_type in SHOWN
    )

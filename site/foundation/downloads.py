"""Files to take away, as answers: the ending of a file's name says what kind it is."""

from typing import Protocol

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, quote_etag

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""What kind of file each ending stands for."""


def download(
    content: bytes, name: str, *, inline: bool = False, media_type: str = ""
) -> HttpResponse:
    """Return the answer that gives ``content`` away as a file called ``name``: to be saved, or
    shown by the browser where ``inline``. Raises ``KeyError`` for an ending that is none of
    ``MEDIA_TYPES``, if no ``media_type`` says the kind.
    """
    kind = media_type or MEDIA_TYPES[name.rpartition(".")[2]]
    # Django writes a name with other than plain letters or with quotes as browsers read it.
    shown = content_disposition_header(not inline, name) or "attachment"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": shown})


class Published(Protocol):
    """A file as it was published: its bytes never change."""

    file: FieldFile
    name: str
    sha256: str


def unchanged(request: HttpRequest, published: Published) -> HttpResponseBase | None:
    """Return the answer that what the reader has is still right, if it is."""
    etag = quote_etag(published.sha256)
    answer = get_conditional_response(request, etag=etag)
    if answer is not None:
        answer["ETag"] = etag
    return answer


def published_file(published: Published, media_type: str, *, inline: bool) -> FileResponse:
    """Return the answer that gives a published file away, to be asked for again each time: its
    bytes never change, and whether it may be seen does. Raises ``Http404`` where they are gone.
    """
    try:
        opened = published.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer = FileResponse(
        opened,
        as_attachment=not inline,
        filename=published.name,
        content_type=media_type,
        headers={
            "Content-Security-Policy": "default-src 'none'",
            "ETag": quote_etag(published.sha256),
            "X-Content-Type-Options": "nosniff",
        },
    )
    patch_cache_control(answer, no_cache=True)
    return answer

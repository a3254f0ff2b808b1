"""Files to take away, as answers: the ending of a file's name says what kind it is."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

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

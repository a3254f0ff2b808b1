"""Parts of a file: what lets a player jump, and a download that broke off go on (RFC 9110, 14)."""

import re
from collections.abc import Iterator
from typing import IO, Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

_RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")
_CHUNK = 64 * 1024
# More digits than any file has bytes: not worth a number.
_DIGITS = 15


def with_ranges(request: HttpRequest, response: Any) -> Any:
    """Return ``response``, a ``FileResponse`` with its length, or the part of it that is asked for.

    One range is answered with 206, one that the file doesn't have with 416; several at once, or one
    of another version (``If-Range``), with the whole file.
    """
    file = getattr(response, "file_to_stream", None)
    if response.status_code != 200 or file is None or not response.has_header("Content-Length"):
        return response
    response["Accept-Ranges"] = "bytes"
    size = int(response["Content-Length"])
    asked = _RANGE.match(request.headers.get("Range", "").replace(" ", ""))
    if asked is None or request.method != "GET" or not _is_same(request, response):
        return response
    span = _span(*asked.groups(), size=size)
    if span is None:
        # The file is closed with the answer: closing it here would end the request.
        response.streaming_content = ()
        response.status_code = 416
        response["Content-Length"] = "0"
        response["Content-Range"] = f"bytes */{size}"
        return response
    start, end = span
    file.seek(start)
    response.streaming_content = _part(file, end - start + 1)
    response.status_code = 206
    response["Content-Length"] = str(end - start + 1)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response


def _is_same(request: HttpRequest, response: HttpResponseBase) -> bool:
    known = request.headers.get("If-Range")
    return known is None or (known == response.get("ETag", "") and not known.startswith("W/"))


def _span(first: str, last: str, *, size: int) -> tuple[int, int] | None:
    """Return the first and the last byte asked for, or ``None`` where the file has none of them."""
    if (not first and not last) or len(first) > _DIGITS or len(last) > _DIGITS:
        return None
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last or size), size - 1)
    return (start, end) if start <= end and start < size else None


def _part(file: IO[bytes], left: int) -> Iterator[bytes]:
    while left > 0 and (piece := file.read(min(_CHUNK, left))):
        left -= len(piece)
        yield piece

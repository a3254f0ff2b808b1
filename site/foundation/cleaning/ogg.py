"""Opus in Ogg: the same sound with an empty page of tags."""

import struct
from typing import NamedTuple

from .refusal import Found, RefusedError

_HEAD = struct.Struct("<4sBBqIIIB")
_NO_TAGS = b"OpusTags" + struct.pack("<II", 0, 0)


class Page(NamedTuple):
    """A page: its flags, place in time, stream, lengths of its segments, and what they hold."""

    flags: int
    granule: int
    stream: int
    lacing: bytes
    body: bytes


def clean_opus(data: bytes) -> bytes:
    """Return one stream of Opus without what was noted about it. Raises ``RefusedError``."""
    pages = _pages(data)
    if len(pages) < 3 or not pages[0].body.startswith(b"OpusHead") or not pages[0].flags & 2:
        raise RefusedError(Found("kind", "opus"))
    if {page.stream for page in pages} != {pages[0].stream}:
        raise RefusedError(Found("tracks", "Ogg"))
    if not pages[1].body.startswith(b"OpusTags"):
        raise RefusedError(Found("kind", "opus"))
    # A packet ends with a segment that isn't full: tags with pictures go over many pages.
    ends = next(
        (at for at, page in enumerate(pages[1:], 1) if page.lacing and page.lacing[-1] < 255), None
    )
    if ends is None or ends + 1 >= len(pages):
        raise RefusedError("unreadable")
    tags = Page(0, 0, pages[0].stream, bytes([len(_NO_TAGS)]), _NO_TAGS)
    head = pages[0]._replace(body=pages[0].body[: pages[0].lacing[0]], lacing=pages[0].lacing[:1])
    kept = [head, tags, *pages[ends + 1 :]]
    return b"".join(_written(page, number) for number, page in enumerate(kept))


def _pages(data: bytes) -> list[Page]:
    found, at = [], 0
    while at < len(data):
        if at + _HEAD.size > len(data):
            raise RefusedError("unreadable")
        sign, version, flags, granule, stream, _number, _sum, segments = _HEAD.unpack_from(data, at)
        begin = at + _HEAD.size + segments
        lacing = data[at + _HEAD.size : begin]
        end = begin + sum(lacing)
        if sign != b"OggS" or version or end > len(data):
            raise RefusedError(Found("kind", "opus"))
        found.append(Page(flags, granule, stream, lacing, data[begin:end]))
        at = end
    return found


def _written(page: Page, number: int) -> bytes:
    def whole(checksum: int) -> bytes:
        head = (b"OggS", 0, page.flags, page.granule, page.stream, number, checksum)
        return _HEAD.pack(*head, len(page.lacing)) + page.lacing + page.body

    return whole(_checksum(whole(0)))


def _table() -> list[int]:
    rows = []
    for octet in range(256):
        value = octet << 24
        for _bit in range(8):
            value = value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)
        rows.append(value & 0xFFFFFFFF)
    return rows


_TABLE = _table()


def _checksum(data: bytes) -> int:
    """Return the sum that Ogg puts into a page: not the one of zlib, which reads bits backwards."""
    value = 0
    for octet in data:
        value = (value << 8 & 0xFFFFFFFF) ^ _TABLE[value >> 24 ^ octet]
    return value

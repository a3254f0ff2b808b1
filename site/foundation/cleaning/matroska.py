"""WebM: notes are overwritten where they stand, so that every place the file points to stays."""

from collections.abc import Iterator
from typing import NamedTuple

from .refusal import Found, RefusedError

HEAD, SEGMENT, VOID = 0x1A45DFA3, 0x18538067, 0xEC
_DOCTYPE, _SUM = 0x4282, 0xBF
_SEEK, _INFO, _TRACKS, _CLUSTER, _CUES = 0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1F43B675, 0x1C53BB6B
# TimestampScale and Duration; the programs that made it must be named, so their names are blank.
_KEPT_IN_INFO = {0x2AD7B1, 0x4489}
_BLANK_IN_INFO = {0x4D80, 0x5741}
_TRACK, _TYPE = 0xAE, 0x83
# A track's own title, its codec's name and settings in words, what is attached to it.
_NOTES_IN_TRACK = {0x536E, 0x258688, 0x3A9697, 0x3B4040, 0x26B240, 0x7446, _SUM, VOID}
_KINDS_OF_TRACK = {1, 2, 17}
_BLOCK_GROUP = 0xA0
_IN_CLUSTER = {0xE7, 0xA7, 0xAB, 0xA3, _BLOCK_GROUP, 0x5854, _SUM, VOID}
_NOTES_IN_BLOCK_GROUP = {0x75A1, _SUM, VOID}


class Element(NamedTuple):
    """An element: its number, where it, its body and what follows it begin."""

    id: int
    start: int
    body: int
    end: int


def clean_webm(data: bytes) -> bytes:
    """Return the video without titles, tags, chapters and attachments. Raises ``RefusedError``."""
    made = bytearray(data)
    top = list(_children(made, 0, len(made)))
    if [each.id for each in top if each.id != VOID] != [HEAD, SEGMENT]:
        raise RefusedError(Found("kind", "webm"))
    head, segment = (each for each in top if each.id != VOID)
    words = [made[each.body : each.end] for each in _inside(made, head) if each.id == _DOCTYPE]
    if [bytes(word).rstrip(b"\x00") for word in words] != [b"webm"]:
        raise RefusedError(Found("kind", "webm"))
    for element in [*top, *_inside(made, head)]:
        if element.id in (VOID, _SUM):
            _void(made, element)
    for element in list(_inside(made, segment)):
        _clean_part(made, element)
    return bytes(made)


def _clean_part(made: bytearray, element: Element) -> None:
    cleaner = _CLEANERS.get(element.id)
    if cleaner is None:
        # Chapters, tags and attachments are notes, and so is whatever nobody knows.
        _void(made, element)
        return
    for each in list(_inside(made, element)):
        cleaner(made, each)


def _clean_info(made: bytearray, element: Element) -> None:
    if element.id in _BLANK_IN_INFO:
        made[element.body : element.end] = b" " * (element.end - element.body)
    elif element.id not in _KEPT_IN_INFO:
        _void(made, element)


def _clean_track(made: bytearray, track: Element) -> None:
    if track.id != _TRACK:
        _void(made, track)
        return
    for each in list(_inside(made, track)):
        if each.id == _TYPE:
            kind = int.from_bytes(made[each.body : each.end], "big")
            if kind not in _KINDS_OF_TRACK:
                raise RefusedError(Found("tracks", "WebM"))
        elif each.id in _NOTES_IN_TRACK:
            _void(made, each)


def _clean_index(made: bytearray, element: Element) -> None:
    if element.id in (VOID, _SUM):
        _void(made, element)


def _clean_in_cluster(made: bytearray, element: Element) -> None:
    if element.id in (VOID, _SUM) or element.id not in _IN_CLUSTER:
        _void(made, element)
    elif element.id == _BLOCK_GROUP:
        for part in list(_inside(made, element)):
            if part.id in _NOTES_IN_BLOCK_GROUP:
                _void(made, part)


_CLEANERS = {
    _SEEK: _clean_index,
    _INFO: _clean_info,
    _TRACKS: _clean_track,
    _CLUSTER: _clean_in_cluster,
    _CUES: _clean_index,
}


def _void(made: bytearray, element: Element) -> None:
    """Overwrite an element, with its number and length, by emptiness of the same size."""
    size = element.end - element.start
    if size < 2:
        raise RefusedError("unreadable")
    width = 1 if size < 129 else 8
    length = size - 1 - width
    made[element.start : element.end] = (
        bytes([VOID]) + (length | 1 << 7 * width).to_bytes(width, "big") + bytes(length)
    )


def _inside(made: bytearray, element: Element) -> Iterator[Element]:
    return _children(made, element.body, element.end)


def _children(made: bytearray, at: int, end: int) -> Iterator[Element]:
    while at < end:
        number, body = _number(made, at, end, keep_mark=True)
        size, body_at = _number(made, body, end)
        endless = size == (1 << 7 * (body_at - body)) - 1
        if endless:
            # Browsers that record don't know how long it will be.
            if number not in (SEGMENT, _CLUSTER):
                raise RefusedError("unreadable")
            stop = end if number == SEGMENT else _end_of_cluster(made, body_at, end)
        else:
            stop = body_at + size
        if stop > end:
            raise RefusedError("unreadable")
        yield Element(number, at, body_at, stop)
        at = stop


def _end_of_cluster(made: bytearray, at: int, end: int) -> int:
    while at < end:
        number, body = _number(made, at, end, keep_mark=True)
        if number not in _IN_CLUSTER:
            return at
        size, body_at = _number(made, body, end)
        at = body_at + size
    return end


def _number(made: bytearray, at: int, end: int, keep_mark: bool = False) -> tuple[int, int]:
    """Return the number of variable length at ``at``, and where it ends."""
    first = made[at] if at < end else 0
    width = 9 - first.bit_length()
    if not first or at + width > end or (keep_mark and width > 4):
        raise RefusedError("unreadable")
    value = int.from_bytes(made[at : at + width], "big")
    return (value if keep_mark else value & ~(1 << 7 * width)), at + width

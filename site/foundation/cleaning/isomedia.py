"""MP4: boxes of notes are overwritten where they stand, so that every place it points to stays."""

from collections.abc import Iterator
from typing import NamedTuple

from .refusal import Found, RefusedError

_BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash"}
_AT_TOP = {b"ftyp", b"moov", b"mdat", b"moof", b"mfra", b"sidx", b"styp"}
_HOLDERS = {
    *(b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf"),
    *(b"mvex", b"moof", b"traf", b"mfra", b"tref"),
}
_KEPT = {
    *(b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"vmhd", b"smhd", b"sthd", b"nmhd", b"dref", b"elst"),
    *(b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss"),
    *(b"stsh", b"sdtp", b"sgpd", b"sbgp", b"saiz", b"saio", b"elng", b"mehd", b"trex", b"trep"),
    *(b"mfhd", b"tfhd", b"tfdt", b"trun", b"tfra", b"mfro", b"chap", b"hint", b"sync", b"cdsc"),
}
_KINDS_OF_TRACK = {b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp"}
_PICTURES = {b"avc1", b"avc3", b"hev1", b"hvc1", b"av01", b"vp08", b"vp09", b"mp4v"}
_MOST_DEEP = 12


class Box(NamedTuple):
    """A box: its name, where it, its body and what follows it begin."""

    name: bytes
    start: int
    body: int
    end: int


def clean_mp4(data: bytes) -> bytes:
    """Return the film without titles, places, times and free room. Raises ``RefusedError``."""
    if data[4:8] != b"ftyp" or data[8:12] not in _BRANDS:
        raise RefusedError(Found("kind", "mp4"))
    made = bytearray(data)
    names = set()
    for box in list(_boxes(made, 0, len(made))):
        names.add(box.name)
        if box.name not in _AT_TOP:
            _free(made, box)
        elif box.name in _HOLDERS:
            _clean_holder(made, box, 1)
    if not {b"moov", b"mdat"} <= names:
        raise RefusedError(Found("kind", "mp4"))
    return bytes(made)


def _clean_holder(made: bytearray, holder: Box, depth: int) -> None:
    if depth > _MOST_DEEP:
        raise RefusedError("complex")
    for box in list(_boxes(made, holder.body, holder.end)):
        if box.name in _HOLDERS:
            _clean_holder(made, box, depth + 1)
        elif box.name not in _KEPT:
            _free(made, box)
        elif box.name in (b"mvhd", b"tkhd", b"mdhd"):
            # When it was made and changed, in four or eight bytes each.
            times = 16 if made[box.body] else 8
            made[box.body + 4 : box.body + 4 + times] = bytes(times)
        elif box.name == b"hdlr":
            _clean_handler(made, box, in_track=holder.name == b"mdia")
        elif box.name == b"stsd":
            _blank_compressor(made, box)


def _blank_compressor(made: bytearray, box: Box) -> None:
    """Blank the words in which a description of moving pictures names its program."""
    for entry in list(_boxes(made, box.body + 8, box.end)):
        if entry.name in _PICTURES and entry.end >= entry.body + 74:
            made[entry.body + 42 : entry.body + 74] = bytes(32)


def _clean_handler(made: bytearray, box: Box, in_track: bool) -> None:
    kind = bytes(made[box.body + 8 : box.body + 12])
    if in_track and kind not in _KINDS_OF_TRACK:
        # Cameras keep where they were, second by second, in a track beside picture and sound.
        raise RefusedError(Found("tracks", kind.decode("latin-1")))
    made[box.body + 12 : box.end] = bytes(max(0, box.end - box.body - 12))


def _free(made: bytearray, box: Box) -> None:
    made[box.start + 4 : box.start + 8] = b"free"
    made[box.body : box.end] = bytes(box.end - box.body)


def _boxes(made: bytearray, at: int, end: int) -> Iterator[Box]:
    while at + 8 <= end:
        size, name = int.from_bytes(made[at : at + 4], "big"), bytes(made[at + 4 : at + 8])
        body = at + 8
        if size == 1:
            size, body = int.from_bytes(made[at + 8 : at + 16], "big"), at + 16
        elif size == 0:
            size = end - at
        if at + size > end or body > at + size:
            raise RefusedError("unreadable")
        yield Box(name, at, body, at + size)
        at += size
    if at != end and any(made[at:end]):
        raise RefusedError("unreadable")

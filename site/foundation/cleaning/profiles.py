"""Colour profiles (ICC): their numbers decide what is seen and stay; their words, which can name a
maker, a device, a program or a person, and the day they were made, go.

A profile is a header of 128 bytes, a table of tags (name, offset, length), and what these hold.
"""

import struct

_HEADER = 128
_MOST_TAGS = 100
# What colours are calculated from, by the type that stands first in what a tag holds.
_NUMBERS = {
    *(b"XYZ ", b"curv", b"para", b"sf32", b"chrm", b"meas", b"view", b"sig "),
    *(b"mft1", b"mft2", b"mAB ", b"mBA "),
}
# Days and names in the header: made on, maker, model, program, sum of the content.
_SAID = ((24, 12), (48, 8), (80, 4), (84, 16))
_DAY = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
# Since this version every text is given by language.
_BY_LANGUAGE = 4
_WORDS = {b"desc": b"colour profile", b"cprt": b"none"}


def clean_profile(data: bytes) -> bytes:
    """Return a profile that gives the same colours and says nothing else; empty where ``data`` is
    no profile, so that whoever shows the picture takes the usual colours.
    """
    try:
        return _written_anew(data)
    except (struct.error, ValueError):
        return b""


def _written_anew(data: bytes) -> bytes:
    count, *_ = struct.unpack_from(">I", data, _HEADER)
    if data[36:40] != b"acsp" or not 0 < count <= _MOST_TAGS:
        raise ValueError
    tags: list[tuple[bytes, bytes]] = [
        (name, _text(words, data[8])) for name, words in _WORDS.items()
    ]
    for number in range(count):
        name, offset, length = struct.unpack_from(">4sII", data, _HEADER + 4 + 12 * number)
        held = data[offset : offset + length]
        if len(held) != length:
            raise ValueError
        if name not in _WORDS and held[:4] in _NUMBERS:
            tags.append((name, held))
    return _joined(data[:_HEADER], tags)


def _joined(header: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    """Return a profile of ``tags``, those that hold the same sharing one place."""
    table, body, places = bytearray(struct.pack(">I", len(tags))), bytearray(), {}
    start = _HEADER + 4 + 12 * len(tags)
    for name, held in tags:
        if held not in places:
            places[held] = start + len(body)
            body += held + bytes(-len(held) % 4)
        table += struct.pack(">4sII", name, places[held], len(held))
    said = bytearray(header)
    for at, length in _SAID:
        said[at : at + length] = bytes(length)
    said[24:36] = _DAY
    said[0:4] = struct.pack(">I", start + len(body))
    return bytes(said + table + body)


def _text(words: bytes, version: int) -> bytes:
    """Return words as a tag of text holds them, in the way of the profile's version."""
    if version >= _BY_LANGUAGE:
        wide = words.decode().encode("utf-16-be")
        return b"mluc" + struct.pack(">4xII2s2sII", 1, 12, b"en", b"US", len(wide), 28) + wide
    if words == _WORDS[b"cprt"]:
        return b"text" + bytes(4) + words + b"\0"
    # Then the counts of the same in Unicode and in Macintosh letters: none.
    return b"desc" + struct.pack(">4xI", len(words) + 1) + words + bytes(1 + 8 + 3 + 67)

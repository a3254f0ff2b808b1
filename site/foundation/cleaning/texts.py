"""Plain text: its encoding, its signs, and what it says that it is."""

import csv
import json
import unicodedata

from .captions import clean_captions
from .refusal import Found, RefusedError

# Signs that turn the direction of what follows, and so show a text or a name as another.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SIGNS_OF_OTHERS = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"{\\rtf",
    b"MZ", b"\x7fELF", b"OggS", b"ID3", b"\x1aE\xdf\xa3", b"RIFF",
)  # fmt: skip
_MARKUP = ("<!doctype html", "<html", "<script", "<svg", "<?xml", "<?php")


def clean_text(data: bytes, kind: str) -> bytes:
    """Return the text in UTF-8 without a mark of its order. Raises ``RefusedError``."""
    if data.startswith(_SIGNS_OF_OTHERS):
        raise RefusedError(Found("kind", kind))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError("encoding") from error
    _look_at_signs(text)
    if text.lstrip().lower().startswith(_MARKUP):
        raise RefusedError(Found("kind", kind))
    if not text.strip():
        raise RefusedError("empty")
    match kind:
        case "json":
            _look_at_json(text)
        case "csv":
            _look_at_csv(text)
        case "vtt":
            text = clean_captions(text)
    return text.encode()


def _look_at_signs(text: str) -> None:
    for sign in set(text):
        if sign in TURNING or (unicodedata.category(sign) == "Cc" and sign not in "\t\n\r\f"):
            line = text[: text.index(sign)].count("\n") + 1
            raise RefusedError(Found("signs", f"U+{ord(sign):04X} ({line})"))


def _look_at_json(text: str) -> None:
    try:
        json.loads(text)
    except RecursionError as error:
        raise RefusedError("complex") from error
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        raise RefusedError(Found("json", str(line))) from error


def _look_at_csv(text: str) -> None:
    try:
        for _row in csv.reader(text.splitlines(keepends=True)):
            pass
    except csv.Error as error:
        raise RefusedError(Found("unreadable")) from error

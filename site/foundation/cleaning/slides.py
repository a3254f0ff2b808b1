"""What PowerPoint keeps in a presentation beside the slides."""

import re
from typing import Any

from .refusal import RefusedError
from .vectors import name_of, parse, remove
from .words import Note

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_GONE = frozenset(
    [
        *["custDataLst", "notesMasterIdLst", "handoutMasterIdLst", "modifyVerifier", "custShowLst"],
        *["photoAlbum", "kinsoku", "smartTags"],
    ]
)


def clean_part(root: Any, part: str, note: Note) -> None:
    """Clean one part of a presentation in place; ``note`` what a person must decide about."""
    if name_of(root) == "sld" and root.get("show") in ("0", "false"):
        note("hidden-slide", "".join(re.findall(r"\d+", part.rpartition("/")[2])))
    for element in list(root.iter()):
        if name_of(element) in _GONE:
            remove(element)


def has_words(notes: bytes) -> bool:
    """Say whether a page of notes says anything: its number alone is nothing."""
    try:
        root = parse(notes)
    except RefusedError:
        return bool(notes)
    words = "".join(text.text or "" for text in root.iter(f"{A}t"))
    return bool(words.strip().strip("0123456789‹#›"))

"""ZIP archives: each member is cleaned as a file of its own, and packed anew."""

from collections.abc import Callable

from .limits import DOCUMENTS, MAX_MEMBERS, PICTURES, kind_of_name
from .packages import read_package, write_package
from .refusal import Found, RefusedError

Cleaner = Callable[[bytes, str], bytes]
# What computers put into archives by themselves.
_LEFT_OVER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def clean_archive(data: bytes, clean: Cleaner) -> bytes:
    """Return the archive with each member cleaned. Raises ``RefusedError`` naming the members."""
    members = read_package(data, MAX_MEMBERS)
    kept: list[tuple[str, bytes]] = []
    found: list[Found] = []
    for name, content in members.items():
        if name.startswith(_LEFT_OVER) or name.rpartition("/")[2] in _LEFT_OVER:
            continue
        kind = kind_of_name(name)
        if kind not in DOCUMENTS | PICTURES:
            found.append(Found("nested" if kind == "zip" else "unknown", kind, name))
            continue
        try:
            kept.append((name, clean(content, kind)))
        except RefusedError as refused:
            found += refused.inside(name).found
    if found:
        raise RefusedError(*found)
    if not kept:
        raise RefusedError("empty")
    return write_package(kept)

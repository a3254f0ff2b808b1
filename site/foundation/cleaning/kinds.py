"""Which cleaner is for which kind, and whether a file is what its name says."""

from .archives import clean_archive
from .isomedia import clean_mp4
from .limits import MAX_BYTES, OFFICE, PICTURES, TEXTS
from .matroska import clean_webm
from .mpeg import clean_mp3
from .ogg import clean_opus
from .pictures import clean_picture
from .refusal import Found, RefusedError
from .texts import clean_text

_SOUND_AND_VIDEO = {
    "mp3": clean_mp3,
    "mp4": clean_mp4,
    "opus": clean_opus,
    "webm": clean_webm,
}


def clean_bytes(data: bytes, kind: str, title: str = "") -> bytes:
    """Return the file as readers may get it; ``kind`` is what its name says that it is. A PDF is
    called ``title`` in the bar of a window.

    Raises ``RefusedError`` when it is something else, or holds what a person must decide about.
    """
    if not data:
        raise RefusedError("empty")
    if len(data) > MAX_BYTES:
        raise RefusedError("large")
    if kind in PICTURES:
        return clean_picture(data, kind)
    if kind in TEXTS:
        return clean_text(data, kind)
    if kind in _SOUND_AND_VIDEO:
        return _SOUND_AND_VIDEO[kind](data)
    if kind in OFFICE or kind == "pdf":
        return _clean_document(data, kind, title)
    if kind == "zip":
        return clean_archive(data, clean_bytes)
    raise RefusedError(Found("unknown", kind))


def _clean_document(data: bytes, kind: str, title: str) -> bytes:
    # Each needs a library that takes a while to load.
    if kind == "pdf":
        from .portable import clean_pdf  # noqa: PLC0415

        return clean_pdf(data, title)
    if kind == "odt":
        from .opendocument import clean_odt  # noqa: PLC0415

        return clean_odt(data)
    from .office import clean_office  # noqa: PLC0415

    return clean_office(data, kind)


def clean_sound_or_video(data: bytes, name: str) -> bytes:
    """Return sound or video that stands inside another file. Raises ``RefusedError``."""
    for cleaner in _SOUND_AND_VIDEO.values():
        try:
            return cleaner(data)
        except RefusedError as refused:
            if refused.found[0].code != "kind":
                raise refused.inside(name) from refused
    raise RefusedError(Found("embedded", name))

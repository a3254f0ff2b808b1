"""The child process that looks at a logo or a photograph: little memory, little time, no files, no
network asked.

It gets the bytes on its input and gives a new PNG, or one word of refusal with the status 3. It
must stay free of Django, so that it starts at once.
"""

import io
import sys
import warnings
from collections.abc import Callable

from PIL import Image, ImageFile, ImageOps

from .. import sandbox
from .drawing import redraw
from .limits import (
    MAX_BYTES,
    MAX_PIXELS,
    MAX_RATIO,
    MAX_SIDE,
    MEMORY,
    MIN_SIDE,
    PHOTO_BYTES,
    PHOTO_MIN_SIDE,
    PHOTO_PIXELS,
    PHOTO_SIDE,
    PHOTO_SIDE_OUT,
    SECONDS,
    SIDE_OUT,
    RefusedError,
)

_RASTER = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}


def main() -> None:
    """Read, make safe, write. The first argument says whether it is a photograph."""
    make, most = (make_photo, PHOTO_BYTES) if "photo" in sys.argv[1:] else (make_safe, MAX_BYTES)
    sandbox.confine(seconds=SECONDS, memory=MEMORY)
    # How many pixels there may be is asked before any is decoded.
    Image.MAX_IMAGE_PIXELS = PHOTO_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        made = make(sys.stdin.buffer.read(most + 1))
    except RefusedError as refused:
        sandbox.refuse(str(refused))
    else:
        sys.stdout.buffer.write(made)


def make_safe(data: bytes) -> bytes:
    """Return ``data`` as a new PNG. Its first bytes say what it is, never its name."""
    if len(data) > MAX_BYTES:
        raise RefusedError("large")
    if any(data.startswith(sign) for sign in _RASTER):
        return reencode(data)
    start = data.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:2_000]
    if not start.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE svg")) or b"<" not in start:
        raise RefusedError("kind")
    drawing, ratio = redraw(data, reencode)
    return reencode(_rasterise(drawing, ratio))


def make_photo(data: bytes) -> bytes:
    """Return a PNG or JPEG as a new JPEG of its pixels alone, upright, as large as a page shows."""
    if len(data) > PHOTO_BYTES:
        raise RefusedError("large")
    pixels = _decoded(data, "RGB", PHOTO_SIDE_OUT, _measure_photo)
    pixels.thumbnail((PHOTO_SIDE_OUT, PHOTO_SIDE_OUT))
    fresh = Image.new("RGB", pixels.size)
    fresh.paste(pixels)
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=86, optimize=True, progressive=True)
    return out.getvalue()


def reencode(data: bytes) -> bytes:
    """Return a PNG or JPEG as a new PNG of its pixels alone, no larger than it need be."""
    pixels = _decoded(data, "RGBA", SIDE_OUT, _measure)
    pixels.thumbnail((SIDE_OUT, SIDE_OUT))
    fresh = Image.new("RGBA", pixels.size)
    fresh.paste(pixels)
    out = io.BytesIO()
    fresh.save(out, "PNG")
    return out.getvalue()


def _decoded(
    data: bytes, mode: str, side: int, measure: Callable[[tuple[int, int]], None]
) -> Image.Image:
    """Return the pixels of a PNG or JPEG that passes ``measure``, as its camera held it."""
    kind = next((kind for sign, kind in _RASTER.items() if data.startswith(sign)), None)
    if kind is None:
        raise RefusedError("kind")
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as opened:
            measure(opened.size)
            opened.draft("RGB", (side, side))
            opened.load()
            return _on_white(ImageOps.exif_transpose(opened), mode)
    except RefusedError:
        raise
    except (MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RefusedError("large") from error
    except Exception as error:
        # A decoder of hostile bytes may raise anything; whatever it is, the file is no picture.
        raise RefusedError("unreadable") from error


def _on_white(picture: Image.Image, mode: str) -> Image.Image:
    """Return the picture in ``mode``; where that has no transparency, on white paper."""
    if mode == "RGBA" or not picture.has_transparency_data:
        return picture.convert(mode)
    paper = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(paper, picture.convert("RGBA")).convert(mode)


def _measure_photo(size: tuple[int, int]) -> None:
    width, height = size
    if min(size) < PHOTO_MIN_SIDE:
        raise RefusedError("small")
    if max(size) > PHOTO_SIDE or width * height > PHOTO_PIXELS:
        raise RefusedError("large")
    if max(size) > 4 * min(size):
        raise RefusedError("frame")


def _measure(size: tuple[int, int]) -> None:
    width, height = size
    if min(size) < MIN_SIDE:
        raise RefusedError("small")
    if max(size) > MAX_SIDE or width * height > MAX_PIXELS:
        raise RefusedError("large")
    if max(size) > MAX_RATIO * min(size):
        raise RefusedError("frame")


def _rasterise(drawing: bytes, ratio: float) -> bytes:
    """Draw the SVG on nothing, its longer side as long as it may be."""
    import typst  # noqa: PLC0415  # only drawings need it, and it takes a while

    width = SIDE_OUT * min(1, ratio)
    octets = ",".join(map(str, drawing))
    page = (
        "#set page(width: auto, height: auto, margin: 0pt, fill: none)\n"
        f'#image(bytes(({octets},)), format: "svg", width: {width:.3f}pt)'
    )
    try:
        made = typst.compile(page.encode(), format="png", ppi=72, ignore_system_fonts=True)
    except Exception as error:
        raise RefusedError("unreadable") from error
    if not isinstance(made, bytes):
        raise RefusedError("frame")
    return made

"""Pictures: files of the pixels alone. What a camera or a program wrote beside them is gone."""

import io
import warnings
from typing import Any

from PIL import Image, ImageCms, ImageFile, ImageOps

from .limits import MAX_PIXELS
from .refusal import Found, RefusedError

_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_QUALITY = 92
_ORIENTATION = 0x0112
_PLAIN = ("1", "L", "LA", "P", "RGB", "RGBA")


def kind_of_picture(data: bytes) -> str:
    """Return what kind of picture the first bytes say that this is; nothing for none."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp" and data[8:12] in (b"avif", b"avis", b"mif1"):
        return "avif"
    return next((kind for sign, kind in _SIGNS if data.startswith(sign)), "")


def clean_picture(data: bytes, kind: str) -> bytes:
    """Return the picture as a new file of its kind: upright, in sRGB, nothing beside its pixels.

    Raises ``RefusedError`` for what is no picture of that kind, too large, or moves.
    """
    if kind_of_picture(data) != kind:
        raise RefusedError(Found("kind", kind))
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with Image.open(io.BytesIO(data), formats=[kind.upper()]) as opened:
            return _redrawn(opened, kind, data)
    except RefusedError:
        raise
    except (MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise RefusedError("pixels") from error
    except Exception as error:
        # A decoder of hostile bytes may raise anything; whatever it is, the file is no picture.
        raise RefusedError("unreadable") from error


def _redrawn(opened: Any, kind: str, data: bytes) -> bytes:
    if opened.width * opened.height > MAX_PIXELS:
        raise RefusedError("pixels")
    # A JPEG with others behind it is a camera's; the first is the picture.
    if getattr(opened, "n_frames", 1) > 1 and kind not in ("jpeg", "tiff"):
        raise RefusedError("moving")
    opened.load()
    pixels = _in_srgb(opened)
    upright = opened.getexif().get(_ORIENTATION, 1) in (0, 1)
    if kind == "jpeg" and pixels is opened and upright and opened.mode in ("L", "RGB"):
        return clean_jpeg_stream(data)
    out = io.BytesIO()
    turned = ImageOps.exif_transpose(pixels)
    _fresh(turned, kind).save(out, kind.upper(), **_options(kind, data))
    return out.getvalue()


def _options(kind: str, data: bytes) -> dict[str, Any]:
    """Return how to write the file so that nothing that is seen gets lost."""
    match kind:
        case "jpeg":
            return {"quality": _QUALITY, "progressive": True, "subsampling": 0}
        case "webp":
            return {"lossless": b"VP8L" in data[:64], "quality": _QUALITY}
        case "avif":
            return {"quality": 85, "speed": 8}
    return {}


def _in_srgb(picture: Any) -> Any:
    """Return the picture in the colours that readers assume when no profile says which."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return picture
    mode = "RGB" if picture.mode == "CMYK" else picture.mode
    if mode == "L":
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(
            picture, source, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
    return made or picture


def _fresh(picture: Any, kind: str) -> Any:
    """Return the same pixels in a picture that knows nothing else."""
    mode = picture.mode
    if mode == "P" and kind in ("png", "gif", "bmp", "tiff"):
        fresh = Image.new("P", picture.size)
        fresh.putpalette(picture.getpalette("RGB") or [], "RGB")
        fresh.paste(picture)
        if "transparency" in picture.info:
            fresh.info["transparency"] = picture.info["transparency"]
        return fresh
    if mode not in _PLAIN or mode == "P":
        see_through = mode == "P" and "transparency" in picture.info
        mode = "RGBA" if see_through and kind != "jpeg" else "RGB"
    if kind == "jpeg" and mode not in ("L", "RGB"):
        mode = "RGB"
    if "transparency" in picture.info and mode in ("L", "RGB") and kind == "png":
        mode = "RGBA"
    pixels = picture if picture.mode == mode else picture.convert(mode)
    fresh = Image.new(mode, pixels.size)
    fresh.paste(pixels)
    return fresh


def clean_inner_picture(data: bytes, name: str) -> bytes:
    """Return a picture that stands inside another file. Raises ``RefusedError``."""
    if kind := kind_of_picture(data):
        return clean_picture(data, kind)
    if data[:4] == b"\x01\x00\x00\x00" and data[40:44] == b" EMF":
        return _without_description(data)
    if data[:4] in (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x09\x00"):
        return data
    if b"<svg" in data[:4_000]:
        from .vectors import clean_drawing  # noqa: PLC0415  # reads XML, which pictures need not

        return clean_drawing(data)
    raise RefusedError(Found("embedded", name))


def _without_description(data: bytes) -> bytes:
    """Blank what program made a Windows drawing, and of what."""
    letters = int.from_bytes(data[60:64], "little")
    at = int.from_bytes(data[64:68], "little")
    if not letters or at < 88 or at + 2 * letters > len(data):
        return data
    return data[:at] + bytes(2 * letters) + data[at + 2 * letters :]


def clean_jpeg_stream(data: bytes) -> bytes:
    """Return a JPEG without its notes and not one pixel changed. Raises ``RefusedError``."""
    kept, at = bytearray(data[:2]), 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xD9:
            return bytes(kept) + b"\xff\xd9"
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == 0xDA:
            end = _end_of_scan(data, end)
        # Adobe's segment says how colours are written; others of programs, and comments, are notes.
        if marker == 0xEE:
            kept += data[at : min(end, at + 16)] if end - at == 16 else b""
        elif not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept += data[at:end]
        at = end
    if at >= len(data) - 2 and b"\xff\xda" in kept:
        # Cameras forget the end.
        return bytes(kept) + b"\xff\xd9"
    raise RefusedError("unreadable")


def _end_of_scan(data: bytes, at: int) -> int:
    """Return where the next marker stands that is no part of the picture's own data."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if following and not (following == b"\x00" or 0xD0 <= following[0] <= 0xD7):
            return at
        at += 2
    return len(data)


def clean_jpeg2000_stream(data: bytes) -> bytes:
    """Return a JPEG 2000 file without its boxes of notes."""
    kept, at = bytearray(), 0
    while at + 8 <= len(data):
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        size = size or len(data) - at
        if size < 8:
            raise RefusedError("unreadable")
        if name not in (b"xml ", b"uuid", b"uinf"):
            kept += data[at : at + size]
        at += size
    return bytes(kept)

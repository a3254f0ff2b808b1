"""ZIP files, as which archives and office documents are packed: read with limits, written anew."""

import io
import stat
import unicodedata
import zipfile
from collections.abc import Iterable

from .limits import MAX_NAME, MAX_PARTS, MAX_RATIO, MAX_UNPACKED, MEGABYTE
from .refusal import Found, RefusedError
from .texts import TURNING

SIGN = b"PK\x03\x04"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED = 0x1


def read_package(data: bytes, most: int = MAX_PARTS) -> dict[str, bytes]:
    """Return the parts by name, in order, without folders. Raises ``RefusedError``."""
    if not data.startswith(SIGN):
        raise RefusedError(Found("kind", "zip"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
            _measure(infos, most)
            return {info.filename: package.read(info) for info in infos if not info.is_dir()}
    except RefusedError:
        raise
    except MemoryError as error:
        raise RefusedError("bomb") from error
    except Exception as error:
        # Whatever an unpacker says of hostile bytes, the file is no package.
        raise RefusedError("unreadable") from error


def _measure(infos: list[zipfile.ZipInfo], most: int) -> None:
    if len(infos) > most:
        raise RefusedError("bomb")
    seen: set[str] = set()
    for info in infos:
        _look_at_name(info.filename)
        if info.filename.casefold() in seen:
            raise RefusedError(Found("names", shown(info.filename)))
        seen.add(info.filename.casefold())
        if info.flag_bits & _ENCRYPTED:
            raise RefusedError("encrypted")
        if stat.S_ISLNK(info.external_attr >> 16):
            raise RefusedError(Found("names", shown(info.filename)))
        packed = max(1, info.compress_size)
        if info.file_size > MEGABYTE and info.file_size / packed > MAX_RATIO:
            raise RefusedError("bomb")
    if sum(info.file_size for info in infos) > MAX_UNPACKED:
        raise RefusedError("bomb")


def _look_at_name(name: str) -> None:
    parts = name.rstrip("/").split("/")
    hostile = (
        len(name) > MAX_NAME
        or "\\" in name
        or ":" in name
        or any(part in ("", ".", "..") for part in parts)
        or any(sign in TURNING or unicodedata.category(sign) in ("Cc", "Cf") for sign in name)
    )
    if hostile:
        raise RefusedError(Found("names", shown(name)))


def shown(name: str) -> str:
    """Return a name so that its hidden signs can be seen."""
    return "".join(
        sign if sign.isprintable() and sign not in TURNING else f"\\u{ord(sign):04x}"
        for sign in name[:MAX_NAME]
    )


def write_package(parts: Iterable[tuple[str, bytes]], plain_first: bool = False) -> bytes:
    """Return a package of the parts: the same bytes for the same parts, no dates, no notes.

    ``plain_first`` stores the first part unpacked, as OpenDocument wants its kind.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for number, (name, content) in enumerate(parts):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 0
            plain = plain_first and number == 0
            info.compress_type = zipfile.ZIP_STORED if plain else zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return out.getvalue()

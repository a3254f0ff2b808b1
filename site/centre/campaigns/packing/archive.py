"""The ZIP of a kit: made once for what is in it, soon after a change or by whoever asks before
that, and kept until it changes again.

Beside the file lies what is told about each piece. Both carry the fingerprint of the contents in
their names, so that what was withdrawn can't be handed out: it has another name.
"""

import json
import secrets
import shutil
import zipfile
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING

from django.conf import settings

from foundation import generation
from foundation.locks import one_at_a_time

from ..words import version_of
from .contents import Contents, contents_of
from .manifest import NAME, Entry, as_csv, entry_of
from .pieces import pieces_of

if TYPE_CHECKING:
    from ..models import KitPage

# Has the ending of what is packed already: packing it again takes time and gives nothing.
_STORED = (".png", ".jpg", ".jpeg", ".webp", ".mp3", ".mp4", ".docx", ".pdf")


class _HeldError(Exception):
    """Somebody makes a kit whose folder was to be tidied."""


@dataclass(frozen=True)
class Packed:
    """A finished ZIP: where it lies, and the name of its contents."""

    path: Path
    fingerprint: str

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.path.stat().st_size

    @cached_property
    def entries(self) -> list[Entry]:
        """What is told about each piece."""
        told = json.loads(self.path.with_suffix(".json").read_text(encoding="utf-8"))
        return [Entry(**each) for each in told]

    def read(self, entry: Entry, opened: IO[bytes]) -> bytes:
        """Return the bytes of a piece out of the ``opened`` ZIP."""
        with zipfile.ZipFile(opened) as archive:
            return archive.read(entry.path)


def packed(kit: "KitPage", contents: Contents | None = None) -> Packed:
    """Return the ZIP of what ``kit`` holds now (``contents``, where they were read already), making
    it where it isn't there yet. Who asks while it is made waits and gets the same.
    """
    contents = contents or contents_of(kit)
    fingerprint = contents.fingerprint()
    folder = _root() / str(kit.pk)
    found = Packed(folder / f"{fingerprint}.zip", fingerprint)
    if not found.path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with one_at_a_time(folder / "lock") as is_held:
            if not found.path.exists():
                _make(contents, found.path)
            if is_held:
                _forget(folder, but=fingerprint)
    return found


def pack_all() -> None:
    """Make the ZIP of every kit that is published and wants one, so that nobody waits for it; one
    under embargo too, for the minute at which all ask.
    """
    from ..models import KitPage  # noqa: PLC0415  # these models pack themselves

    for kit in KitPage._default_manager.filter(live=True):
        packed(kit)


def tidy() -> None:
    """Delete what no kit that is published holds any more. Looks only when content changed, or the
    clock passed an instant at which something appears or goes. Where a kit is being made it looks
    again the next time: nothing that is due waits for it.
    """
    with suppress(_HeldError):
        generation.kept("kits-tidied", _tidy)


def _tidy() -> bool:
    from ..models import KitPage  # noqa: PLC0415  # these models pack themselves

    folders = {folder.name: folder for folder in _root().iterdir() if folder.is_dir()}
    known = {str(kit.pk): kit for kit in KitPage._default_manager.filter(live=True)}
    all_done = True
    for name, folder in folders.items():
        if name not in known:
            shutil.rmtree(folder, ignore_errors=True)
            continue
        with one_at_a_time(folder / "lock", 0) as is_held:
            if is_held:
                _forget(folder, but=contents_of(known[name]).fingerprint())
            all_done &= is_held
    if not all_done:
        raise _HeldError
    return True


def _make(contents: Contents, path: Path) -> None:
    """Write the ZIP and its list so that nobody sees half of either, nor two write the same."""
    entries = []
    part = path.with_suffix(f".{secrets.token_hex(4)}.part")
    moment = _moment(contents)
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
        for piece in pieces_of(contents):
            entries.append(entry_of(piece))
            _add(archive, piece.path, piece.content, moment)
        _add(archive, NAME, as_csv(entries, version_of(contents.kit)), moment)
    listed = part.with_suffix(".json.part")
    listed.write_text(json.dumps([asdict(entry) for entry in entries]), encoding="utf-8")
    listed.replace(path.with_suffix(".json"))
    part.replace(path)


def _add(archive: zipfile.ZipFile, name: str, content: bytes, moment: tuple[int, ...]) -> None:
    entry = zipfile.ZipInfo(name, moment)  # type: ignore[arg-type]  # six whole numbers
    stored = name.endswith(_STORED)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _moment(contents: Contents) -> tuple[int, ...]:
    """Return when the kit was published: the same contents give the same bytes."""
    published = contents.kit.last_published_at
    return published.timetuple()[:6] if published else (1980, 1, 1, 0, 0, 0)


def _forget(folder: Path, *, but: str) -> None:
    """Delete what has another name, and what was left half written. Only who holds the lock may."""
    for file in folder.iterdir():
        if file.name != "lock" and (not file.name.startswith(but) or file.suffix == ".part"):
            file.unlink(missing_ok=True)


def _root() -> Path:
    root = Path(settings.SCRATCH_ROOT) / "campaign-kits"
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root

"""The ZIP of a course: made by whoever asks first, and kept until a word or a file changes."""

import json
import secrets
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from foundation.context import help_numbers
from foundation.locks import one_at_a_time
from foundation.script import to_latin
from foundation.uses import files_in_each

from .opened import Opened
from .pages import modules_of

# Raised whenever the pages of a pack are made in another way.
VERSION = 4
_HERE = Path(__file__).parent
_THE_SAME_FOR_ALL = (1980, 1, 1, 0, 0, 0)


def pack_of(course: Any, lessons: list[Any]) -> Path:
    """Return where the pack of ``course`` with these ``lessons`` lies, made if it is not there.

    Who may see the lessons is asked before: the pack holds no quiz, and names nobody.
    """
    folder = Path(settings.SCRATCH_ROOT) / "course-packs" / str(course.pk)
    opened = Opened(course, {lesson.collection_id for lesson in lessons})
    path = folder / f"{fingerprint(course, lessons, opened)}.zip"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with one_at_a_time(folder / "lock") as is_held:
            if not path.exists():
                _write(course, lessons, opened, path)
            if is_held:
                for other in set(folder.iterdir()) - {path, folder / "lock"}:
                    other.unlink(missing_ok=True)
    return path


def fingerprint(course: Any, lessons: list[Any], opened: Opened) -> str:
    """Return the name of what the pack holds: it changes with every word, picture and file, and
    with who may have them.
    """
    numbers = help_numbers(course.locale.language_code).numbers
    told = [VERSION, settings.BASE_URL, course.title, course.aim, _style().decode(), numbers]
    for lesson, files in zip(lessons, files_in_each(lessons), strict=True):
        told += [lesson.pk, lesson.title, lesson.lead, list(lesson.body.raw_data)]
        told += [_mark_of(file, opened) for file in files]
    return sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()[:32]


def _mark_of(file: Any, opened: Opened) -> list[Any]:
    return [type(file).__name__, file.pk, file.file_hash, opened.shows(file)]


def _style() -> bytes:
    tokens = settings.ROOT / "static" / "css" / "tokens.css"
    return tokens.read_bytes() + (_HERE / "style.css").read_bytes()


def _write(course: Any, lessons: list[Any], opened: Opened, path: Path) -> None:
    modules, index = modules_of(course, lessons, opened)
    files = {**index, "stil.css": _style()}
    for module in modules:
        files |= {**module.pages, **module.media.files}
    files["sadrzaj.json"] = _manifest(course, modules, files)
    part = path.with_suffix(f".{secrets.token_hex(4)}.part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            # The same lessons give the same bytes.
            entry = zipfile.ZipInfo(name, _THE_SAME_FOR_ALL)
            stored = name.endswith((".jpg", ".docx", ".pdf", ".zip"))
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    part.replace(path)


def _manifest(course: Any, modules: list[Any], files: dict[str, bytes]) -> bytes:
    """Return what the pack holds as JSON: sizes in bytes, and sums to check a copy with."""
    told = {
        "title": course.title,
        "title_latin": to_latin(course.title),
        "modules": [
            {"number": each.number, "title": each.title, "bytes": each.size} for each in modules
        ],
        "files": [
            {"path": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()

"""Compiles the translation catalogues without gettext's tools, which a bare machine lacks.

``locale/`` has the project's own words, ``locale/desk/`` those of the framework that the desk is
made of; where both say something, the project's words win. Both may hold texts for JavaScript.
"""

import gettext
import os
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import trans_real

from .script import to_latin

CYRILLIC, LATIN = "sr", "sr_Latn"


def compile_catalogues() -> list[Path]:
    """Write a ``.mo`` beside each project catalogue that is newer than it; return those written.

    The Latin catalogue is derived from the Cyrillic one: Django and allauth bring Latin texts of
    their own, which would hide the project's words for them on Latin addresses.
    """
    written = []
    for folder in map(Path, settings.LOCALE_PATHS):
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            targets = [source.with_suffix(".mo")]
            if source.parts[-3] == CYRILLIC:
                targets.append(folder / LATIN / "LC_MESSAGES" / targets[0].name)
            for target in targets:
                if not _is_current(target, source):
                    _compile(source, target, latin=LATIN in target.parts)
                    written.append(target)
    _forget_loaded_texts()
    return written


def _forget_loaded_texts() -> None:
    """Let this process read its texts again: it may have looked before they were there."""
    vars(trans_real).update(_translations={}, _default=None)
    vars(gettext)["_translations"].clear()


def _is_current(target: Path, source: Path) -> bool:
    return target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns


def _compile(source: Path, target: Path, *, latin: bool) -> None:
    catalogue = polib.pofile(str(source))
    if latin:
        for entry in catalogue:
            entry.msgstr = to_latin(entry.msgstr)
            entry.msgstr_plural = {
                number: to_latin(text) for number, text in entry.msgstr_plural.items()
            }
    target.parent.mkdir(parents=True, exist_ok=True)
    # Several processes may start at once: none must read a catalogue half written.
    part = target.with_suffix(f".{os.getpid()}.part")
    catalogue.save_as_mofile(str(part))
    part.replace(target)

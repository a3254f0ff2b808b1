"""Compiles the translation catalogues without gettext's tools, which a bare machine lacks."""

import os
from pathlib import Path

import polib
from django.conf import settings


def compile_catalogues() -> list[Path]:
    """Write a ``.mo`` beside each project catalogue that is newer than it; return those written."""
    written = []
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
                continue
            # Several processes may start at once: none must read a catalogue half written.
            part = target.with_suffix(f".{os.getpid()}.part")
            polib.pofile(str(source)).save_as_mofile(str(part))
            part.replace(target)
            written.append(target)
    return written

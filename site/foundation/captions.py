"""Captions as WebVTT: checked when an editor saves them, written in the script of the address."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .printing import Language, printable

_STAMP = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}"
_TIMES = re.compile(rf"^({_STAMP})[ \t]+-->[ \t]+({_STAMP})(?:[ \t].*)?$")


def problem_of(captions: str) -> str | Promise:
    """Return what keeps a player from reading ``captions``, empty where nothing does."""
    first, *cues = _blocks(captions)
    if not re.match(r"WEBVTT(?:[ \t\n]|$)", first):
        return _("The first line must be “WEBVTT”, and an empty line follows it.")
    last_end = 0.0
    for cue in cues:
        if cue.startswith(("NOTE", "STYLE", "REGION")):
            continue
        lines = cue.splitlines()
        times = next((found for line in lines[:2] if (found := _TIMES.match(line))), None)
        if times is None or not lines[-1].strip() or "-->" in lines[-1]:
            return _("Each caption needs its times, such as 00:00.000 --> 00:04.000, and words.")
        start, end = _seconds(times[1]), _seconds(times[2])
        if not last_end <= start < end:
            return _("Each caption must end after it begins, and begin after the one before.")
        last_end = end
    return "" if last_end else _("There is no caption in it.")


def in_language(captions: str, language: Language) -> str:
    """Return captions in the script of a language: words change, times and markup have none."""
    return printable("\n\n".join(_blocks(captions)), language) + "\n"


def _blocks(captions: str) -> list[str]:
    text = captions.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").strip()
    return [block.strip("\n") for block in re.split(r"\n{2,}", text)]


def _seconds(stamp: str) -> float:
    total = 0.0
    for part in stamp.split(":"):
        total = total * 60 + float(part)
    return total

"""Captions (WebVTT): made anew of the cues alone, without notes and styles."""

import re

from .refusal import Found, RefusedError

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}((?:[ \t]+[a-z]+:[\w.,%:-]+)*)[ \t]*")
_TAG = re.compile(r"</?(?:c|i|b|u|v|lang|ruby|rt)?(?:[.\s][^<>]*)?>|<[\d:.]+>")


def clean_captions(text: str) -> str:
    """Return the captions with their cues. Raises ``RefusedError`` with the line of a mistake."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        raise RefusedError(Found("kind", "vtt"))
    blocks, last = [], 0.0
    for number, block in _blocks(lines[1:]):
        timing = next((at for at, line in enumerate(block[:2]) if "-->" in line), None)
        if timing is None:
            if block[0].split()[0] in ("NOTE", "STYLE", "REGION") or number == 2:
                continue
            raise RefusedError(Found("captions", str(number)))
        begin = _begin(block[timing], number + timing, last)
        last = begin
        _look_at_words(block[timing + 1 :], number + timing + 1)
        blocks.append("\n".join(block[timing:]))
    if not blocks:
        raise RefusedError("empty")
    return "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"


def _blocks(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Return runs of lines that are not empty, each with the number of its first in the file."""
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            found.append((0, []))
        elif found and found[-1][1]:
            found[-1][1].append(line)
        else:
            found.append((number, [line]))
    return [(number, block) for number, block in found if block]


def _begin(line: str, number: int, last: float) -> float:
    timing = _TIMING.fullmatch(line)
    if timing is None:
        raise RefusedError(Found("captions", str(number)))
    parts = [int(part or 0) for part in timing.groups()[:8]]
    begin, end = (
        hours * 3600 + minutes * 60 + seconds + thousandths / 1000
        for hours, minutes, seconds, thousandths in (parts[:4], parts[4:])
    )
    if not last <= begin < end:
        raise RefusedError(Found("captions", str(number)))
    return begin


def _look_at_words(lines: list[str], number: int) -> None:
    """Refuse markup that captions don't have: it would be markup elsewhere."""
    for at, line in enumerate(lines):
        if "<" in _TAG.sub("", line) or "-->" in line:
            raise RefusedError(Found("captions", str(number + at)))

"""What is written in the words of a body and shown as something else: ``[[…]]``. A room registers
what fills it, such as a number that follows a table.
"""

import re
from collections.abc import Callable

Filler = Callable[[str], str]
"""Gives what stands for the words inside the marks."""

_TOKEN = re.compile(r"\[\[((?:[^\[\]<]|<[^<>]{1,40}>){1,240})\]\]")
_TAG = re.compile(r"<[^<>]*>")
_fillers: list[Filler] = []


def register_filler(filler: Filler) -> None:
    """Let ``filler`` fill every body; the one that was registered last does."""
    _fillers[:] = [filler]


def filled(text: str) -> str:
    """Return text or HTML with its marks filled. Tags that an editor left inside stay."""
    if "[[" not in text or not _fillers:
        return text
    return _TOKEN.sub(_fill, text)


def _fill(found: re.Match[str]) -> str:
    inside = found[1].replace("&nbsp;", " ")
    return _fillers[0](_TAG.sub("", inside)) + "".join(_TAG.findall(inside))

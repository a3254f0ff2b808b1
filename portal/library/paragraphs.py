"""The text of a page as people read it: in paragraphs, without the number of the page."""

import re

_ENDS = re.compile(r"[.:;!?…”“»)]$")
_PAGE_NUMBER = re.compile(r"^\d+( / \d+)?$")
# A line that is so long was broken by the edge of the page, not by its author.
_FULL_LINE = 0.7


def paragraphs(text: str) -> list[str]:
    """Return a page in paragraphs, without its number: lines that only its edge broke are one."""
    lines = text.split("\n")
    if lines and _PAGE_NUMBER.match(lines[-1]):
        lines.pop()
    longest = max(map(len, lines), default=0)
    made: list[str] = []
    before = ""
    for line in lines:
        is_full = len(before) >= longest * _FULL_LINE or line[:1].islower()
        if made and line and before and is_full and not _ENDS.search(before):
            made[-1] = f"{made[-1]} {line}"
        elif line:
            made.append(line)
        before = line
    return made

"""Fits a title into a box: the largest letters that do, in lines of about the same length."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

ELLIPSIS = "…"
LEADING = 1.16


class Measure(Protocol):
    """Says how wide a line is in letters of a size, both in pixels."""

    def __call__(self, text: str, /, size: int) -> float:
        """Return the width."""


@dataclass(frozen=True)
class Fitted:
    """Lines, and the size of letters at which they fit, in pixels."""

    lines: list[str]
    size: int

    @property
    def leading(self) -> float:
        """How far apart the lines are, in pixels."""
        return self.size * LEADING


def fit(text: str, width: float, height: float, measure: Measure, sizes: range) -> Fitted:
    """Return ``text`` in the largest of ``sizes`` (falling) at which it fits the box.

    ``measure(text, size)`` gives a line's width. What doesn't fit at the smallest size is cut after
    a word, with an ellipsis; a word wider than the box goes on in the next line.
    """
    for size in sizes:
        lines = _wrapped(text, width, partial(measure, size=size))
        if not _is_torn(text, lines) and len(lines) * size * LEADING <= height:
            return Fitted(_balanced(text, lines, width, measure, size), size)
    most = max(1, int(height / (sizes[-1] * LEADING)))
    lines = _wrapped(text, width, partial(measure, size=sizes[-1]))
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1], width, measure, sizes[-1])]
    return Fitted(lines, sizes[-1])


def _is_torn(text: str, lines: list[str]) -> bool:
    return text.split() != " ".join(lines).split()


def _wrapped(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Return ``text`` in lines no wider than ``width``."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if measure(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while measure(line) > width and len(line) > 1:
            fits = next(
                n for n in range(len(line) - 1, 0, -1) if n == 1 or measure(line[:n]) <= width
            )
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line] if line else lines


def _balanced(text: str, lines: list[str], width: float, measure: Measure, size: int) -> list[str]:
    """Return the same words in as many lines, the longest of them as short as can be."""
    best = lines
    for part in range(19, 9, -1):
        narrower = _wrapped(text, width * part / 20, partial(measure, size=size))
        if len(narrower) > len(lines) or _is_torn(text, narrower):
            break
        best = narrower
    return best


def _cut(line: str, width: float, measure: Measure, size: int) -> str:
    """Return the beginning of ``line`` that fits together with an ellipsis, cut after a word."""
    words = line.split()
    while len(words) > 1 and measure(" ".join(words) + ELLIPSIS, size=size) > width:
        words.pop()
    kept = " ".join(words)
    while len(kept) > 1 and measure(kept + ELLIPSIS, size=size) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;:.–-") + ELLIPSIS

"""Shows why something was found: the original text, with the words that matched marked.

Marks are set on the text as it is stored, in Cyrillic; the page turns to Latin as a whole where the
reader wants Latin.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .analysis import Token, stored

PASSAGE = 260
BEFORE = 60
ELLIPSIS = "…"
JOINERS = (".", "/", "-")


def mark(text: str, terms: Set[str], language: str) -> SafeString:
    """Return ``text`` as safe HTML, every word that gives one of ``terms`` in a ``<mark>``."""
    return _marked(text, 0, len(text), _matched(stored(text, language), terms))


class Passage(NamedTuple):
    """A part of a text as safe HTML, and where what it shows begins in the text."""

    html: SafeString
    start: int


def passage(text: str, terms: Set[str], language: str, length: int = PASSAGE) -> Passage:
    """Return the part of ``text`` that shows most of ``terms``, with marks.

    Without a match it is the beginning. It is cut between words, to about ``length`` characters.
    """
    tokens = stored(text, language)
    matched = _matched(tokens, terms)
    best = _best_start(matched, length)
    start, end = _window(tokens, best, length, len(text))
    inside = [token for token in matched if start <= token.start and token.end <= end]
    before = ELLIPSIS + " " if start else ""
    after = " " + ELLIPSIS if end < len(text) else ""
    html = before + _marked(text, start, end, inside) + after
    return Passage(mark_safe(html), best)  # noqa: S308  (escaped)


def _matched(tokens: Iterable[Token], terms: Set[str]) -> list[Token]:
    """Return the tokens whose term is looked for, of each word one."""
    return list({token.start: token for token in tokens if token.term in terms}.values())


def _best_start(matched: Sequence[Token], length: int) -> int:
    """Return where the part begins that shows the most different terms; the earliest of equals."""
    best_start, best_count = 0, 0
    for position, first in enumerate(matched):
        seen: set[str] = set()
        for token in matched[position:]:
            if token.end - first.start > length - BEFORE:
                break
            seen.add(token.term)
        if len(seen) > best_count:
            best_start, best_count = first.start, len(seen)
    return best_start


def _window(tokens: Sequence[Token], first: int, length: int, whole: int) -> tuple[int, int]:
    if whole <= length:
        return 0, whole
    wanted = max(0, first - BEFORE) if first else 0
    start = next((token.start for token in tokens if token.start >= wanted), 0) if wanted else 0
    if start + length >= whole:
        return start, whole
    ends = [token.end for token in tokens if start < token.end <= start + length]
    return start, ends[-1] if ends else start + length


def _marked(text: str, start: int, end: int, tokens: Iterable[Token]) -> SafeString:
    parts = []
    for first, last in _runs(text, tokens):
        marked = escape(text[first:last])
        parts += [escape(text[start:first]), "<mark>", marked, "</mark>"]
        start = last
    return mark_safe("".join([*parts, escape(text[start:end])]))  # noqa: S308  (escaped)


def _runs(text: str, tokens: Iterable[Token]) -> Iterator[tuple[int, int]]:
    """Yield where marks begin and end; a number in parts, such as 1.1.1, is one mark."""
    first = last = -1
    for token in tokens:
        if last >= 0 and text[last : token.start] in JOINERS:
            last = token.end
            continue
        if last >= 0:
            yield first, last
        first, last = token.start, token.end
    if last >= 0:
        yield first, last

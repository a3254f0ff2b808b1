"""The questions every block answers, with the answers most blocks give."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from wagtail import blocks

_BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|blockquote|td|th)>|<br\s*/?>", re.I)
_LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.I | re.S)
_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.I | re.S)


@dataclass(frozen=True)
class Heading:
    """A heading and its level."""

    level: int
    text: str


@dataclass(frozen=True)
class Picture:
    """A picture, and the words that stand for it where it is used."""

    image: Any
    alt: str


@dataclass(frozen=True)
class Table:
    """A table's caption and its cells as text, the row of headings first."""

    caption: str
    rows: list[list[str]]


def words_of(html: str) -> str:
    """Return what a reader reads in a piece of HTML."""
    return " ".join(unescape(strip_tags(html)).split())


def passages_of(html: str) -> list[str]:
    """Return the paragraphs, list items and headings of HTML as text."""
    return [words for part in _BLOCK_END.split(html) if (words := words_of(part))]


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of plain text: what stands between empty lines, each as one line."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(part.split()) for part in parts if part.strip()]


def links_of(html: str) -> list[str]:
    """Return the text of each link in HTML, empty for a link that says nothing."""
    return [words_of(text) for text in _LINK.findall(html)]


def outline_of(html: str) -> list[Heading]:
    """Return the headings of HTML with their levels."""
    return [Heading(int(level), words_of(text)) for level, text in _HEADING.findall(html)]


def inside(block: blocks.Block, value: Any) -> Iterator[tuple[blocks.Block, Any]]:
    """Give the blocks that a container holds, each with its value; others hold none."""
    if value is None:
        return
    if isinstance(block, blocks.BaseStructBlock):
        yield from ((child, value.get(name)) for name, child in block.child_blocks.items())
    elif isinstance(block, blocks.BaseStreamBlock):
        yield from ((child.block, child.value) for child in value)
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, item) for item in value)


def ask(block: blocks.Block, question: str, value: Any) -> list[Any]:
    """Return a block's answer to a question that is answered with a list.

    Blocks that don't know the question answer with what they hold: text for ``passages``.
    """
    if isinstance(block, Answers):
        return list(getattr(block, question)(value))
    held = list(inside(block, value))
    if held:
        return [answer for child, part in held for answer in ask(child, question, part)]
    if isinstance(block, blocks.RichTextBlock):
        return _rich_answers(question, str(value.source) if value else "")
    if question == "passages" and not isinstance(block, blocks.ChooserBlock):
        return [text for text in block.get_searchable_content(value) if text] if value else []
    return []


def _rich_answers(question: str, html: str) -> list[Any]:
    answers: dict[str, Callable[[str], list[Any]]] = {
        "passages": passages_of,
        "links": links_of,
        "outline": outline_of,
    }
    return answers[question](html) if question in answers else []


class Answers:
    """Mixed into blocks so that search, contents lists and checks need not know their types."""

    def as_text(self, value: Any) -> str:
        """Return the words a reader reads in ``value``, without markup."""
        return " ".join(strip_tags(str(value)).split())

    def headings(self, value: Any) -> list[str]:
        """Return the headings in ``value``, in order."""
        return []

    def passages(self, value: Any) -> list[str]:
        """Return the words as passages that are read by themselves: one paragraph, one cell."""
        if isinstance(self, blocks.RichTextBlock):
            return self._asked("passages", value)
        return [text] if value and (text := unescape(self.as_text(value))) else []

    def links(self, value: Any) -> list[str]:
        """Return the text of each link, empty for a link that says nothing."""
        return self._asked("links", value)

    def outline(self, value: Any) -> list[Heading]:
        """Return the headings with their levels, in order."""
        return self._asked("outline", value)

    def pictures(self, value: Any) -> list[Picture]:
        """Return the pictures with the words that stand for them."""
        return self._asked("pictures", value)

    def tables(self, value: Any) -> list[Table]:
        """Return the tables."""
        return self._asked("tables", value)

    def _asked(self, question: str, value: Any) -> list[Any]:
        if isinstance(self, blocks.RichTextBlock):
            return _rich_answers(question, str(value.source) if value else "")
        block: Any = self
        return [
            answer for child, part in inside(block, value) for answer in ask(child, question, part)
        ]

"""Turns the guide's Markdown into HTML: headings, paragraphs, lists, tables, pictures, links, bold.

The guide is ours, yet everything is escaped: what is no known mark is shown as it is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

_INLINE = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*([^*]+)\*\*"), r"<strong>\1</strong>"),
    (re.compile(r"!\[([^\]]*)\]\(editors/((?:en/)?[a-z0-9-]+\.png)\)"), r'<img src="\2" alt="\1">'),
    (re.compile(r"\[([^\]]+)\]\((#[^)\s]+|https?://[^)\s]+)\)"), r'<a href="\2">\1</a>'),
)
_HEADING = re.compile(r"(#{1,3}) (.+)")
_ITEM = re.compile(r"(?:[-*]|\d+\.) (.*)", re.S)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of the second level, for the list of contents."""

    anchor: str
    title: str


def chapters(text: str) -> list[Chapter]:
    """Return the chapters of the guide, in order."""
    titles = re.findall(r"^## (.+)$", text, re.M)
    return [Chapter(_anchor(title), title) for title in titles]


def title_of(text: str) -> str:
    """Return the title: the heading of the first level."""
    found = re.search(r"^# (.+)$", text, re.M)
    return found[1] if found else ""


def as_html(text: str) -> SafeString:
    """Return the guide as HTML, without its title."""
    body = re.sub(r"^# .+$", "", text, count=1, flags=re.M)
    return mark_safe("\n".join(_blocks(body)))  # noqa: S308  # each block was escaped


def _blocks(text: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", text.strip()):
        heading = _HEADING.fullmatch(block.strip())
        if heading:
            level = len(heading[1])
            yield (f'<h{level} id="{_anchor(heading[2])}">{_words(heading[2])}</h{level}>')
        elif block.startswith("|"):
            yield _table(block)
        elif _ITEM.match(block):
            yield _list(block)
        else:
            yield f"<p>{_words(' '.join(block.split()))}</p>"


def _list(block: str) -> str:
    number = re.match(r"\d+", block)
    # Steps go on counting after a picture.
    tag, begins = ("ol", f' start="{number[0]}"') if number else ("ul", "")
    items = re.split(r"\n(?=(?:[-*]|\d+\.) )", block)
    inner = "".join(f"<li>{_words(' '.join(_content(item).split()))}</li>" for item in items)
    return f"<{tag}{begins}>{inner}</{tag}>"


def _content(item: str) -> str:
    found = _ITEM.fullmatch(item)
    return found[1] if found else item


def _table(block: str) -> str:
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in block.splitlines()]
    head = "".join(f'<th scope="col">{_words(cell)}</th>' for cell in rows[0])
    body = "".join(
        "<tr>" + "".join(f"<td>{_words(cell)}</td>" for cell in row) + "</tr>" for row in rows[2:]
    )
    return f'<table class="listing"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _words(text: str) -> str:
    html = str(escape(text))
    for mark, written in _INLINE:
        html = mark.sub(written, html)
    return html


def _anchor(title: str) -> str:
    return slugify(title, allow_unicode=True)

"""The text of Word and OpenDocument files, with the pages that their programs last laid out."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from ..cleaning.packages import read_package
from ..cleaning.refusal import Found, RefusedError
from ..cleaning.vectors import name_of, parse
from .pages import Pages

PAGE = "\f"
_WORD = "word/document.xml"
# What is there twice, or is no text of the document.
_SKIPPED_IN_WORD = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText"})
_SKIPPED_IN_ODT = frozenset({"annotation", "tracked-changes", "forms", "note-citation"})
_PARAGRAPHS = frozenset({"p", "h"})
_PRINTED_WITHIN = {"s": " ", "tab": " ", "line-break": "\n", "soft-page-break": PAGE}


def read_docx(data: bytes) -> tuple[list[str], int]:
    """Return the text of each page, and how many there are. Raises ``RefusedError``."""
    parts = read_package(data)
    if _WORD not in parts:
        raise RefusedError(Found("kind", "docx"))
    return _paged("".join(_of_word(parse(parts[_WORD]))))


def read_odt(data: bytes) -> tuple[list[str], int]:
    """Return the text of each page, and how many there are. Raises ``RefusedError``."""
    parts = read_package(data)
    if "content.xml" not in parts:
        raise RefusedError(Found("kind", "odt"))
    root = parse(parts["content.xml"])
    body = next((each for each in root.iter() if name_of(each) == "text" and len(each)), None)
    return _paged("" if body is None else "".join(_of_odt(body, _breaking(root))))


def _paged(text: str) -> tuple[list[str], int]:
    pages = Pages()
    parts = text.split(PAGE)
    for part in parts:
        if pages.is_full:
            break
        pages.add(part)
    return pages.texts, len(parts)


def _walk(root: Any, skipped: frozenset[str]) -> Iterator[tuple[str, Any, str]]:
    """Give the beginning and the end of each element, those that are skipped left out."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = name_of(element)
        if name in skipped:
            if event == "start":
                walk.skip_subtree()
            else:
                yield "gone", element, name
        else:
            yield event, element, name


def _of_word(root: Any) -> Iterator[str]:
    printed = False
    for event, element, name in _walk(root, _SKIPPED_IN_WORD):
        if event == "start" and name == "t":
            printed = True
            yield element.text or ""
        elif event == "start" and name == "tab":
            yield " "
        elif event == "start" and name in ("br", "cr", "lastRenderedPageBreak"):
            is_page = name == "lastRenderedPageBreak" or "page" in element.attrib.values()
            # A page that a program noted and an author asked for begins once.
            if not is_page:
                yield "\n"
            elif printed:
                printed = False
                yield PAGE
        elif event == "end" and name == "p":
            yield "\n"


def _of_odt(body: Any, breaking: frozenset[str]) -> Iterator[str]:
    depth, printed = 0, False
    for event, element, name in _walk(body, _SKIPPED_IN_ODT):
        if event == "start":
            if printed and name in _PARAGRAPHS and _style(element) in breaking:
                printed = False
                yield PAGE
            depth += name in _PARAGRAPHS
            text = (element.text or "") if depth else ""
            printed = printed or bool(text)
            yield text + _PRINTED_WITHIN.get(name, "")
            continue
        if event == "end" and name in _PARAGRAPHS:
            depth -= 1
            yield "\n"
        yield (element.tail or "") if depth else ""


def _style(element: Any) -> str:
    return next((v for k, v in element.attrib.items() if k.endswith("}style-name")), "")


def _breaking(root: Any) -> frozenset[str]:
    """Return the names of the styles that begin a page."""
    names: set[str] = set()
    for style in root.iter():
        if name_of(style) == "style":
            values = {k.rpartition("}")[2]: v for each in style for k, v in each.attrib.items()}
            if values.get("break-before") == "page":
                names.update(v for k, v in style.attrib.items() if k.endswith("}name"))
    return frozenset(names)

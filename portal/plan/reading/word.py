"""A Word document (.docx): its paragraphs, tables with merged cells, page breaks and footnotes.

Only the three parts that hold words are taken out of the package, each within a limit, so that a
package made to hurt costs an error and nothing else.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import XMLSyntaxError, XPath

from .blocks import Block, Break, Cell, Footnote, Row, Text, one_line, superscript
from .places import WHOLE_FILE, Place, Unit
from .problems import PlanUnreadableError, Reason, check_size
from .report import Report

MAX_BYTES = 10 * 1024 * 1024
MAX_PART_BYTES = 20 * 1024 * 1024
MAX_COLUMNS = 64
DOCUMENT, STYLES, FOOTNOTES = "word/document.xml", "word/styles.xml", "word/footnotes.xml"
OLD_WORD = b"\xd0\xcf\x11\xe0"
FORBIDDEN: Mapping[str, Reason] = {
    "//w:ins | //w:del | //w:moveFrom | //w:moveTo": Reason.TRACKED_CHANGES,
    "//w:tc//w:tbl": Reason.NESTED_TABLE,
    "//w:txbxContent": Reason.TEXT_BOX,
}
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
)


def read_word(data: bytes, report: Report) -> list[Block]:
    """Return the blocks of a .docx. Raises ``PlanUnreadableError`` if it isn't one, is damaged or
    is too large.
    """
    parts = _parts(data)
    document = _parsed(parts[DOCUMENT])
    for path, reason in FORBIDDEN.items():
        if _find(document, path):
            report.fail(reason, WHOLE_FILE)
    report.stop_if_failed()
    for control in _find(document, "//w:sdt"):
        _unwrap(control)
    reader = _Reader(_headings(parts), _footnotes(parts))
    return [
        block for body in _find(document, "/w:document/w:body") for block in reader.blocks(body)
    ]


def _parts(data: bytes) -> dict[str, bytes]:
    check_size(data, MAX_BYTES)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            present = {info.filename: info for info in package.infolist()}
            if DOCUMENT not in present:
                raise PlanUnreadableError.because(Reason.NOT_WORD, found=DOCUMENT)
            wanted = [present[name] for name in (DOCUMENT, STYLES, FOOTNOTES) if name in present]
            if sum(info.file_size for info in wanted) > MAX_PART_BYTES:
                raise PlanUnreadableError.because(
                    Reason.TOO_LARGE, limit=f"{MAX_PART_BYTES // 1024 // 1024} MB"
                )
            # zipfile never gives more than the size a member declares, so the sum above is the true
            # limit.
            return {info.filename: package.read(info) for info in wanted}
    except BROKEN as error:
        raise PlanUnreadableError.because(Reason.BROKEN_WORD) from error


def _parsed(part: bytes) -> BaseOxmlElement:
    if b"<!DOCTYPE" in part:
        raise PlanUnreadableError.because(Reason.BROKEN_WORD)
    try:
        return parse_xml(part)
    except (XMLSyntaxError, ValueError) as error:
        raise PlanUnreadableError.because(Reason.BROKEN_WORD) from error


@cache
def _path(path: str) -> XPath:
    return XPath(path, namespaces=nsmap)


def _find(element: BaseOxmlElement, path: str) -> list[Any]:
    """Return what the path leads to. (python-docx's own ``xpath`` is not there for every
    element.)
    """
    return list(_path(path)(element))


def _unwrap(control: BaseOxmlElement) -> None:
    """Put what a content control holds in its place: the control is furniture, its content is the
    document's.
    """
    parent = control.getparent()
    for content in _find(control, "./w:sdtContent/*"):
        control.addprevious(content)
    if parent is not None:
        parent.remove(control)


def _headings(parts: Mapping[str, bytes]) -> dict[str, int]:
    """Return the level of each heading style by its id."""
    if STYLES not in parts:
        return {}
    levels = {}
    for style in _find(_parsed(parts[STYLES]), "//w:style[@w:type='paragraph']"):
        name = " ".join(_find(style, "./w:name/@w:val")).lower()
        if name.startswith("heading ") and name[8:].isdecimal():
            levels[style.get(qn("w:styleId"), "")] = int(name[8:])
    return levels


def _footnotes(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the words of each footnote by its id."""
    if FOOTNOTES not in parts:
        return {}
    notes = _find(_parsed(parts[FOOTNOTES]), "//w:footnote[not(@w:type)]")
    return {
        note.get(qn("w:id"), ""): one_line(" ".join(_find(note, ".//w:t/text()"))) for note in notes
    }


@dataclass(slots=True)
class _Reader:
    """Walks through the body and counts paragraphs, tables and footnotes."""

    headings: Mapping[str, int]
    footnotes: Mapping[str, str]
    paragraphs: int = 0
    tables: int = 0
    marks: dict[str, str] = field(default_factory=dict)

    def blocks(self, body: BaseOxmlElement) -> Iterator[Block]:
        for element in body:
            if element.tag == qn("w:p"):
                self.paragraphs += 1
                yield from self.paragraph(
                    element, Place(number=self.paragraphs, unit=Unit.PARAGRAPH)
                )
            elif element.tag == qn("w:tbl"):
                self.tables += 1
                yield from self.table(element)

    def paragraph(self, element: BaseOxmlElement, place: Place) -> Iterator[Block]:
        if _find(
            element,
            "./w:pPr/w:pageBreakBefore | .//w:br[@w:type='page'] | .//w:lastRenderedPageBreak",
        ):
            yield Break(place)
        known = len(self.marks)
        text = self.text(element)
        if text:
            style = " ".join(_find(element, "./w:pPr/w:pStyle/@w:val"))
            level = self.headings.get(style, 0)
            item = not level and (
                style.startswith("List") or bool(_find(element, "./w:pPr/w:numPr"))
            )
            yield Text(place, text, level, item)
        for note, mark in list(self.marks.items())[known:]:
            yield Footnote(place, mark, self.footnotes.get(note, ""))

    def table(self, element: BaseOxmlElement) -> Iterator[Block]:
        place = Place(self.tables, 0, Unit.ROW)
        for number, row in enumerate(_find(element, "./w:tr"), start=1):
            place = Place(self.tables, number, Unit.ROW)
            before = _number(_find(row, "./w:trPr/w:gridBefore/@w:val"), 0)
            cells = [Cell("")] * before
            for cell in _find(row, "./w:tc"):
                span = _number(_find(cell, "./w:tcPr/w:gridSpan/@w:val"), 1)
                text = one_line(" ".join(filter(None, map(self.text, _find(cell, "./w:p")))))
                cells += [Cell(text, _continues(cell) and not text)] + [Cell("")] * (span - 1)
            yield Row(place, tuple(cells))
        yield Break(place)

    def text(self, paragraph: BaseOxmlElement) -> str:
        words = []
        for part in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), *NOTED):
            if part.tag == qn("w:t"):
                words.append(part.text or "")
            elif part.tag == qn("w:footnoteReference"):
                note = part.get(qn("w:id"), "")
                words.append(superscript(self.marks.setdefault(note, str(len(self.marks) + 1))))
            else:
                words.append("-" if part.tag == qn("w:noBreakHyphen") else " ")
        return one_line("".join(words))


NOTED = (qn("w:noBreakHyphen"), qn("w:footnoteReference"))


def _continues(cell: BaseOxmlElement) -> bool:
    """Whether the cell is merged with the one above: ``vMerge`` without a value, or
    ``continue``.
    """
    return bool(_find(cell, "./w:tcPr/w:vMerge[not(@w:val) or @w:val='continue']"))


def _number(values: list[str], default: int) -> int:
    if not values:
        return default
    if not values[0].isdecimal() or int(values[0]) > MAX_COLUMNS:
        raise PlanUnreadableError.because(Reason.BROKEN_WORD)
    return int(values[0])

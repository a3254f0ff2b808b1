"""A text file as it is: Markdown paragraphs, tables whose cells are parted by tabs, page breaks,
footnotes.
"""

import re
from collections.abc import Iterator

from .blocks import Block, Break, Cell, Footnote, Row, Text, one_line, superscript
from .irregularities import Code
from .places import Place
from .problems import PlanUnreadableError, Reason, check_size
from .report import Report
from .wording import odd_sign

BYTE_ORDER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
EMPHASIS = re.compile(r"(\*{1,3})([^*\s](?:[^*]*[^*\s])?)\1")
BOLD_TAG = re.compile(r"</?(?:b|strong|i|em)>", re.IGNORECASE)
BREAK_TAG = re.compile(r"<br */?>", re.IGNORECASE)
FOOTNOTE_MARK = re.compile(r"<sup>(\d{1,3})</sup>")
OTHER_TAG = re.compile(r"</?[a-zA-Z!][^>]*>?")
HEADING = re.compile(r"(#{1,6})\s+(.*)")
ITEM = re.compile(r"[-*+]\s+(.*)")
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,})$")


def read_markdown(data: bytes, report: Report) -> list[Block]:
    """Return the blocks of a UTF-8 text. Raises ``PlanUnreadableError`` if it isn't one or is too
    large.
    """
    check_size(data)
    return list(_blocks(_lines(_decoded(data, report), report), report))


def _decoded(data: bytes, report: Report) -> str:
    for mark, name in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            raise PlanUnreadableError.because(Reason.ENCODING, found=name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        found = f"0x{data[error.start]:02X}"
        raise PlanUnreadableError.because(
            Reason.ENCODING, Place(number=line), found=found
        ) from error
    if text.startswith("\ufeff"):
        report.note(Code.BYTE_ORDER_MARK, Place(number=1))
    return text.removeprefix("\ufeff")


def _lines(text: str, report: Report) -> Iterator[tuple[Place, str]]:
    """Yield each line with its place; a form feed within a line stands by itself."""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        place = Place(number=number)
        odd = odd_sign(line.replace("\t", "").replace("\f", ""))
        if odd:
            report.fail(Reason.CONTROL_SIGN, place, sign=f"U+{ord(odd):04X}")
        else:
            yield from ((place, part) for part in re.split("(\f)", line) if part or not line)


def _blocks(lines: Iterator[tuple[Place, str]], report: Report) -> Iterator[Block]:
    paragraph: list[str] = []
    start = Place()
    after_row = False
    for place, line in lines:
        block = _block(place, line, report)
        if block is None and not line.strip() and after_row:
            block = Break(place)
        if paragraph and (block is not None or not line.strip()):
            yield Text(start, one_line(" ".join(paragraph)))
            paragraph = []
        if block is not None:
            after_row = isinstance(block, Row)
            yield block
        elif line.strip():
            start = start if paragraph else place
            paragraph.append(_plain(line, place, report))
    if paragraph:
        yield Text(start, one_line(" ".join(paragraph)))


def _block(place: Place, line: str, report: Report) -> Block | None:
    """Return what the line is by itself, or nothing when it is blank or part of a paragraph."""
    bare = line.strip()
    if line == "\f" or RULE.match(bare):
        return Break(place)
    if "\t" in line:
        return Row(place, tuple(Cell(_plain(cell, place, report)) for cell in line.split("\t")))
    if heading := HEADING.match(bare):
        return Text(place, _plain(heading[2], place, report), level=len(heading[1]))
    if note := FOOTNOTE_MARK.match(bare):
        return Footnote(place, note[1], _plain(bare[note.end() :], place, report))
    if item := ITEM.match(bare):
        return Text(place, _plain(item[1], place, report), item=True)
    return None


def _plain(text: str, place: Place, report: Report) -> str:
    """Return the words without emphasis; mark-up that is none of it is a problem."""
    text = FOOTNOTE_MARK.sub(lambda mark: superscript(mark[1]), text)
    text = BREAK_TAG.sub(" ", BOLD_TAG.sub("", EMPHASIS.sub(r"\2", text)))
    for tag in OTHER_TAG.findall(text):
        report.fail(Reason.MARKUP, place, markup=tag)
    return one_line(text)

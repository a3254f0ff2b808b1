"""Writes the printed plan as a Word document, with really merged cells and a real footnote."""

import io
import re
import zipfile
from itertools import groupby
from pathlib import Path

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

SOURCE = Path(__file__).parents[3] / "portal" / "plan" / "source" / "plan-rada-2015.md"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def bare(text):
    return re.sub(r"</?b>|\*+", "", text).strip()


def word_document(*, tables_only=False, lines=None):
    """Return the bytes of a .docx with the same words as the printed plan."""
    document = Document()
    lines = lines or SOURCE.read_text(encoding="utf-8").split("\n")
    first_row = next(number for number, line in enumerate(lines) if "\t" in line)
    if not tables_only:
        write_text(document, lines[:first_row])
    for is_row, group in groupby(lines[first_row:], lambda line: "\t" in line):
        if is_row:
            write_table(document, [list(map(bare, row.split("\t"))) for row in group])
            document.add_paragraph()
    return saved(document)


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def write_text(document, lines):
    note = next(bare(line) for line in lines if line.startswith("<sup>"))
    for blank, group in groupby(lines, lambda line: not line.strip()):
        if not blank:
            write_paragraph(document, " ".join(line.strip() for line in group), note)


def write_paragraph(document, text, note):
    if text == "---":
        document.add_page_break()
    elif text.startswith("#"):
        marks, words = text.split(" ", 1)
        document.add_heading(bare(words), level=len(marks))
    elif text.startswith("- "):
        for item in text.removeprefix("- ").split(" - "):
            document.add_paragraph(item, style="List Bullet")
    elif "<sup>1</sup>" in text and not text.startswith("<sup>"):
        before, after = text.split("<sup>1</sup>")
        paragraph = document.add_paragraph(before)
        add_footnote(document, paragraph, note.removeprefix("<sup>1</sup>"))
        paragraph.add_run(after)
    elif not text.startswith("<sup>"):
        document.add_paragraph(bare(text))


def add_footnote(document, paragraph, text):
    xml = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph.add_run()._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))


def write_table(document, rows):
    table = document.add_table(len(rows), 5)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    for number, row in enumerate(rows):
        if row[0] and not any(row[1:]):
            table.cell(number, 0).merge(table.cell(number, 4))
    for column in (0, 2, 3, 4):
        merge_down(table, rows, column)


def merge_down(table, rows, column):
    """Merge each cell with the empty ones under it, as Word does for a goal of several rows."""
    start = 0
    for number, row in enumerate(rows):
        if row[column] or not row[1]:
            start = number
        elif start < number:
            table.cell(start, column).merge(table.cell(number, column))


def with_part(data, name, content):
    """Return the package with one of its parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def part_of(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()

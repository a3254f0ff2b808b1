"""Makes the files of the demonstration: PDF, Word, OpenDocument, and a scan that holds no text."""

import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from foundation.cleaning.packages import write_package
from foundation.printing import mark, pdf, png, printable

from .texts import HEADING, Text

TAGS = {"sr": "sr-Cyrl-RS", "sr-latn": "sr-Latn-RS", "en": "en-GB"}
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_ODT = "application/vnd.oasis.opendocument.text"
_EPOCH = datetime.datetime(2020, 1, 1)  # noqa: DTZ001  # Word's own clock has no zone


def made(text: Text, kind: str, is_scan: bool = False) -> bytes:
    """Return the file of that kind (``pdf``, ``docx``, ``odt``) that says ``text``."""
    if kind == "docx":
        return _docx(text)
    if kind == "odt":
        return _odt(text)
    return _scan(text) if is_scan else pdf("library_document", _data(text), language=text.language)


def _data(text: Text) -> dict[str, Any]:
    return {
        "kind": text.kind,
        "title": text.title,
        "example": text.example,
        "source": text.source,
        "mark": mark(),
        "picture": None,
        "pages": [
            [
                {"heading": line.startswith(HEADING), "text": line.removeprefix(HEADING)}
                for line in page
            ]
            for page in text.pages
        ],
    }


def _scan(text: Text) -> bytes:
    """Return a PDF of one picture of the page, as a scanner makes it."""
    drawn = png("library_document", _data(text), language=text.language, scale=1.2)[0]
    data = {**_data(text), "picture": drawn, "pages": []}
    return pdf("library_document", data, language=text.language)


def _docx(text: Text) -> bytes:
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "Source Sans 3"
    lang = style.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): TAGS[text.language]})
    style.element.rPr.append(lang)
    said = {name: printable(getattr(text, name), text.language) for name in ("kind", "title")}
    properties = document.core_properties
    properties.title, properties.author = said["title"][:255], ""
    properties.language = TAGS[text.language]
    properties.created = properties.modified = _EPOCH
    document.add_paragraph(said["kind"])
    document.add_heading(said["title"], level=1)
    document.add_paragraph(printable(text.example, text.language))
    for number, page in enumerate(text.pages):
        if number:
            document.add_page_break()
        for line in page:
            words = printable(line.removeprefix(HEADING), text.language)
            if line.startswith(HEADING):
                document.add_heading(words, level=2)
            else:
                document.add_paragraph(words)
    if text.source:
        document.add_paragraph(printable(text.source, text.language))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _odt(text: Text) -> bytes:
    root = etree.Element(f"{{{_OFFICE}}}document-content", nsmap={"office": _OFFICE, "text": _TEXT})
    root.set(f"{{{_OFFICE}}}version", "1.3")
    body = etree.SubElement(etree.SubElement(root, f"{{{_OFFICE}}}body"), f"{{{_OFFICE}}}text")
    headings = {line.removeprefix(HEADING) for page in text.pages for line in page if "# " in line}
    for line in text.lines():
        is_heading = line == text.title or line in headings
        part = etree.SubElement(body, f"{{{_TEXT}}}{'h' if is_heading else 'p'}")
        if is_heading:
            part.set(f"{{{_TEXT}}}outline-level", "1" if line == text.title else "2")
        part.text = printable(line, text.language)
    manifest = etree.Element(f"{{{_MANIFEST}}}manifest", nsmap={"manifest": _MANIFEST})
    manifest.set(f"{{{_MANIFEST}}}version", "1.3")
    for path, kind in (("/", _ODT), ("content.xml", "text/xml")):
        entry = etree.SubElement(manifest, f"{{{_MANIFEST}}}file-entry")
        entry.set(f"{{{_MANIFEST}}}full-path", path)
        entry.set(f"{{{_MANIFEST}}}media-type", kind)
    parts = [
        ("mimetype", _ODT.encode()),
        ("content.xml", etree.tostring(root, xml_declaration=True, encoding="UTF-8")),
        ("META-INF/manifest.xml", etree.tostring(manifest, xml_declaration=True, encoding="UTF-8")),
    ]
    return write_package(parts, plain_first=True)

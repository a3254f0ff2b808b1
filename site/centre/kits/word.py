"""A short text as a Word file that can be edited: a kind, a title, paragraphs."""

import datetime
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml.ns import qn

from foundation.printing import Language

TAGS = {"sr": "sr-Cyrl-RS", "sr-latn": "sr-Latn-RS", "en": "en-GB"}
# A file's own clock starts here: the same words always give the same bytes.
EPOCH = (2020, 1, 1, 0, 0, 0)


def word_document(lines: Sequence[str], *, language: Language) -> bytes:
    """Return a DOCX of printable ``lines``: the first is its kind, the second its title. The same
    lines give the same bytes.
    """
    kind, title, *paragraphs = lines
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "Source Sans 3"
    style.element.rPr.rFonts.set(qn("w:cs"), "Source Sans 3")
    lang = style.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): TAGS[language]})
    style.element.rPr.append(lang)
    document.core_properties.title = title[:255]
    document.core_properties.author = ""
    document.core_properties.language = TAGS[language]
    for moment in ("created", "modified"):
        setattr(document.core_properties, moment, datetime.datetime(*EPOCH))  # noqa: DTZ001
    document.add_paragraph(kind)
    document.add_heading(title, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = BytesIO()
    document.save(file)
    return _timeless(file)


def _timeless(file: BytesIO) -> bytes:
    """Return the same archive with every part dated alike."""
    timeless = BytesIO()
    with ZipFile(file) as given, ZipFile(timeless, "w", ZIP_DEFLATED) as kept:
        for name in sorted(given.namelist()):
            kept.writestr(ZipInfo(name, EPOCH), given.read(name), ZIP_DEFLATED)
    return timeless.getvalue()

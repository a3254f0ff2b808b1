"""Makes the handout of the first lesson: a Word document, from the lesson's own text."""

from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from docx import Document
from wagtail.models import Collection

from foundation.models import SiteDocument


def get_or_make(
    handout: dict[str, str], lesson: dict[str, Any], collection: Collection
) -> SiteDocument:
    """Return the handout in ``collection``, made the first time."""
    found = SiteDocument.objects.filter(collection=collection, title=handout["title"]).first()
    if found is not None:
        return found
    return SiteDocument.objects.create(
        title=handout["title"],
        collection=collection,
        file=ContentFile(_word(handout["title"], lesson), name=handout["name"]),
    )


def link_to(paper: SiteDocument, text: str) -> dict[str, Any]:
    """Return the block of a lesson that leads to the handout."""
    return {"type": "document", "value": {"document": paper.pk, "text": text}}


def _word(title: str, lesson: dict[str, Any]) -> bytes:
    document = Document()
    document.core_properties.title = title
    document.core_properties.language = "sr-Cyrl-RS"
    document.add_heading(title, level=1)
    document.add_paragraph(lesson["lead"])
    for block in lesson["body"]:
        if "heading" in block:
            document.add_heading(block["heading"], level=2)
        elif "table" in block:
            _add_table(document, block["table"])
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text

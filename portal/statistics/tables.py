"""Tables as CSV, XLSX and JSON: one row a cell, with its status, source and definition."""

import datetime
import io
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.script import in_current, lang_tag
from foundation.tables import to_csv, to_json, workbook, write_sheet

from .content import Sheet

ENDINGS = {
    "csv": _("As a table"),
    "xlsx": _("As a workbook"),
    "json": _("As data"),
}
"""What a table can be taken away as, by the ending of the file."""
COLUMNS = (
    "table",
    "version",
    "measure",
    "first_year",
    "year",
    "row",
    "row_name",
    "column",
    "column_name",
    "count",
    "status",
    "certainty",
    "note",
    "source",
    "source_name",
    "seen_on",
    "definition",
    "example",
)


def rows(sheets: Iterable[Sheet]) -> list[dict[str, Any]]:
    """Return every cell, in the order of the pages, in the script that is written now. Only a
    cell with the status ``value`` or ``zero`` has a count.
    """
    return [
        {
            "table": found.table.slug,
            "version": found.version.number,
            "measure": found.table.measure,
            "first_year": found.table.first_year,
            "year": found.table.year,
            "row": row,
            "row_name": in_current(found.row_name(row)),
            "column": column,
            "column_name": in_current(found.column_name(column)),
            "count": "" if cell.count is None else cell.count,
            "status": cell.status.value,
            "certainty": str(cell.certainty),
            "note": in_current(cell.note),
            "source": found.table.source.code,
            "source_name": in_current(found.source),
            "seen_on": found.seen_on.isoformat(),
            "definition": in_current(found.version.shown("definition")),
            "example": "yes" if found.table.is_example else "no",
        }
        for found in sheets
        for (row, column), cell in found.cells.items()
    ]


def make(ending: str, sheets: list[Sheet], url: str) -> bytes:
    """Return the file of these tables. Raises ``KeyError`` for an ending that is none."""
    return {"csv": _csv, "xlsx": _xlsx, "json": _json}[ending](sheets, url)


def _csv(sheets: list[Sheet], url: str) -> bytes:
    return to_csv(COLUMNS, rows(sheets))


def _json(sheets: list[Sheet], url: str) -> bytes:
    cells = [{**row, "count": row["count"] if row["count"] != "" else None} for row in rows(sheets)]
    about = {"url": settings.BASE_URL + url, "language": lang_tag(get_language() or "sr")}
    return to_json({"about": about, "cells": cells})


def _xlsx(sheets: list[Sheet], url: str) -> bytes:
    out, title = io.BytesIO(), in_current(str(_("Statistics")))
    # No time of making: the same tables give the same file.
    latest = max((found.version.published_on for found in sheets), default=datetime.date.min)
    with workbook(out, title=title, made_on=latest) as book:
        write_sheet(book, title, COLUMNS, rows(sheets), widths=18, wraps=False)
    return out.getvalue()

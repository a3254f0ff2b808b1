"""Tables as CSV, XLSX and JSON: one row a cell, with its status, source and definition."""

import datetime
import io
import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.script import in_current, lang_tag
from foundation.tables import to_csv

from .content import Sheet

ENDINGS = {
    "csv": (_("As a table"), "text/csv; charset=utf-8"),
    "xlsx": (
        _("As a workbook"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "json": (_("As data"), "application/json"),
}
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
    return json.dumps({"about": about, "cells": cells}, ensure_ascii=False, indent=1).encode()


def _xlsx(sheets: list[Sheet], url: str) -> bytes:
    import xlsxwriter  # noqa: PLC0415  # read by who takes a workbook away

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, {**options, "strings_to_numbers": False}) as book:
        latest = max((found.version.published_on for found in sheets), default=datetime.date.min)
        # No time of making: the same tables give the same file.
        made = datetime.datetime.combine(latest, datetime.time(12))
        book.set_properties({"title": in_current(str(_("Statistics"))), "created": made})
        bold = book.add_format({"bold": True})
        paper = book.add_worksheet(in_current(str(_("Statistics"))))
        for column, name in enumerate(COLUMNS):
            paper.set_column(column, column, 18)
            paper.write_string(0, column, name, bold)
        paper.freeze_panes(1, 0)
        for line, row in enumerate(rows(sheets), start=1):
            for column, name in enumerate(COLUMNS):
                value = row[name]
                write = paper.write_number if isinstance(value, int) else paper.write_string
                write(line, column, value)
    return out.getvalue()

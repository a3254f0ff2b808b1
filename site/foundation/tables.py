"""Tables to take away, as CSV or a workbook that no spreadsheet runs as a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

# Spreadsheets run a cell that begins so as a formula, behind spaces too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def to_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Return rows as CSV in UTF-8, with the mark by which spreadsheets know it. A list in a cell
    becomes its values with spaces between them.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue().encode("utf-8-sig")


def guarded(value: str) -> str:
    """Return the cell with an apostrophe before it where a spreadsheet would run it."""
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        value = " ".join(map(str, value))
    return guarded(value) if isinstance(value, str) else value


def to_xlsx(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, title: str, width: int = 24
) -> bytes:
    """Return rows as a workbook of one sheet: text stays text, whatever it begins with, numbers
    are numbers. The same rows give the same bytes.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, {**options, "strings_to_numbers": False}) as book:
        book.set_properties({"title": title, "created": datetime(2015, 1, 1, tzinfo=UTC)})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        # Excel refuses these in the name of a sheet, and more than 31 signs.
        sheet = book.add_worksheet("".join(c for c in title if c not in "[]:*?/\\'")[:31])
        sheet.set_column(0, len(columns) - 1, width, wrapped)
        sheet.freeze_panes(1, 0)
        for column, name in enumerate(columns):
            sheet.write_string(0, column, name, bold)
        for line, row in enumerate(rows, start=1):
            for column, name in enumerate(columns):
                value = row.get(name, "")
                if isinstance(value, int):
                    sheet.write_number(line, column, value)
                else:
                    sheet.write_string(line, column, str(value))
    return out.getvalue()

"""Tables to take away, as CSV or a workbook that no spreadsheet runs as a formula, and as JSON."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

# Spreadsheets run a cell that begins so as a formula, behind spaces too.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# No time of making: the same rows give the same workbook.
MADE_ON = date(2015, 1, 1)


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
    value = _joined(value)
    return guarded(value) if isinstance(value, str) else value


def _joined(value: Any) -> Any:
    return " ".join(map(str, value)) if isinstance(value, list | tuple) else value


def to_json(data: Any) -> bytes:
    """Return data as JSON in UTF-8 that people can read too."""
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def to_xlsx(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, title: str, width: int = 24
) -> bytes:
    """Return rows as a workbook of one sheet: text stays text, whatever it begins with, numbers
    are numbers. The same rows give the same bytes.
    """
    out = io.BytesIO()
    with workbook(out, title=title) as book:
        write_sheet(book, title, columns, rows, widths=width)
    return out.getvalue()


def workbook(out: io.BytesIO, *, title: str, made_on: date = MADE_ON) -> Any:
    """Return a workbook to write sheets into, which stands in ``out`` when its ``with`` is left."""
    import xlsxwriter  # noqa: PLC0415  # read in by who takes a workbook away, not at the start

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, {**options, "strings_to_numbers": False})
    book.set_properties({"title": title, "created": datetime.combine(made_on, time(12))})
    return book


def write_sheet(
    book: Any,
    title: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    *,
    widths: int | Sequence[int] = 24,
    wraps: bool = True,
) -> None:
    """Write rows into a new sheet of the workbook, beneath the names of the columns. ``widths`` is
    that of every column or of each; long text goes on in the next line where it ``wraps``.
    """
    wide = [widths] * len(columns) if isinstance(widths, int) else widths
    # A width of its own was chosen so that the column's name fits.
    bold = book.add_format({"bold": True, **(_look(wraps=wide is not widths) if wraps else {})})
    plain = book.add_format(_look()) if wraps else None
    sheet = book.add_worksheet(_sheet_name(title))
    for column, (name, width) in enumerate(zip(columns, wide, strict=True)):
        sheet.set_column(column, column, width, plain)
        sheet.write_string(0, column, name, bold)
    sheet.freeze_panes(1, 0)
    for line, row in enumerate(rows, start=1):
        for column, name in enumerate(columns):
            _write(sheet, line, column, row.get(name, ""))


def write_pairs(book: Any, title: str, pairs: Mapping[str, Any], *, width: int = 40) -> None:
    """Write pairs into a new sheet of the workbook, a line each: the name, then its value. A list
    becomes its values with spaces between them.
    """
    bold = book.add_format({"bold": True, **_look(wraps=False)})
    sheet = book.add_worksheet(_sheet_name(title))
    sheet.set_column(0, 1, width, book.add_format(_look()))
    for line, (name, value) in enumerate(pairs.items()):
        sheet.write_string(line, 0, name, bold)
        _write(sheet, line, 1, _joined(value))


def _look(*, wraps: bool = True) -> dict[str, Any]:
    return {"text_wrap": wraps, "valign": "top"}


def _sheet_name(title: str) -> str:
    # Excel refuses these in the name of a sheet, and more than 31 signs.
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31]


def _write(sheet: Any, line: int, column: int, value: Any) -> None:
    if isinstance(value, int):
        sheet.write_number(line, column, value)
    else:
        sheet.write_string(line, column, str(value))

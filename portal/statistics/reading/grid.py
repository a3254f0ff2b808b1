"""The cells of a CSV or XLSX file as text, with limits."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.cleaning.files import cleaned
from foundation.cleaning.sentences import FileRefusedError

from .wrong import whole_file

Grid = list[list[str]]

MAX_BYTES = 2_000_000
MAX_ROWS, MAX_COLUMNS = 200, 40
_PACKED = b"PK\x03\x04"
_DELIMITERS = ";,\t"


def read_grid(data: bytes) -> Grid:
    """Return the rows of a file, each padded to the same length; the kind is told from the bytes.

    Raises ``TableFileError``, and no other exception whatever the bytes are.
    """
    if len(data) > MAX_BYTES:
        raise whole_file(_("The file is too large."))
    rows = _limited(_workbook(data) if data.startswith(_PACKED) else _csv(data))
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise whole_file(_("There is nothing in the file."))
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _limited(rows: Iterable[list[str]]) -> Grid:
    found: Grid = []
    for row in rows:
        while row and not row[-1]:
            row.pop()
        if len(row) > MAX_COLUMNS or len(found) >= MAX_ROWS:
            raise whole_file(
                _(
                    "The file has too many rows or columns for a table of counts. A row per person"
                    " is never loaded here: count first."
                )
            )
        found.append(row)
    return found


def _csv(data: bytes) -> Iterator[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise whole_file(_("The file is neither a workbook (XLSX) nor text in UTF-8.")) from error
    if "\0" in text:
        raise whole_file(_("The file is neither a workbook (XLSX) nor text in UTF-8."))
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            yield [cell.strip().removeprefix("'") for cell in row]
    except csv.Error as error:
        raise whole_file(_("The file can’t be read as a table.")) from error


def _workbook(data: bytes) -> Iterator[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415  # read by who loads a table, by no reader

    try:
        # Unpacked with limits in another process first; hidden sheets and cells are refused there.
        safe = cleaned(data, "xlsx")
    except FileRefusedError as refused:
        raise whole_file(" ".join(refused.messages)) from refused
    try:
        book = load_workbook(io.BytesIO(safe), read_only=True, data_only=False)
        yield from (
            [_text(cell) for cell in row] for row in _sheet(book).iter_rows(values_only=True)
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        raise whole_file(_("The file can’t be read as a table.")) from error


def _sheet(book: Any) -> Any:
    return book.worksheets[0]


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()

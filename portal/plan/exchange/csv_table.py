"""The plan as CSV: one row for each thing the plan says, told apart by the first column.

A spreadsheet that filters ``row`` for ``activity`` shows the activities alone; read from top to
bottom, the rows hold the whole plan.
"""

import csv
import io
import re
from collections.abc import Iterator

from foundation.tables import FORMULA

from ..reading import Place, PlanDocument, PlanUnreadableError, Reason, Vocabulary
from ..reading.problems import check_size
from .csv_rows import COLUMNS, nested, rows_of
from .decode import decode
from .encode import Data

HEADER = re.compile(rb"(?:\xef\xbb\xbf)?\"?row\"?(?P<delimiter>[,;\t])\"?number\"?(?P=delimiter)")
# Spreadsheets run a cell that begins so as a formula, behind spaces too; the apostrophe before it
# is taken off again.
SIGNS = re.escape("".join(FORMULA))
RUNS = re.compile(rf"'* *[{SIGNS}]")
ESCAPED = re.compile(rf"'+ *[{SIGNS}]")


def looks_like_csv(data: bytes) -> bool:
    """Whether the bytes begin with the header of a plan's table."""
    return HEADER.match(data) is not None


def to_csv(data: Data) -> bytes:
    """Return encoded data as CSV in UTF-8, with the mark by which spreadsheets know it."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows_of(data):
        writer.writerow({key: _guarded(value) for key, value in row.items()})
    return out.getvalue().encode("utf-8-sig")


def from_csv(data: bytes, year: int, vocabulary: Vocabulary) -> PlanDocument:
    """Return the plan that the table holds. Raises ``PlanUnreadableError`` with the line."""
    check_size(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = Place(number=data.count(b"\n", 0, error.start) + 1)
        raise PlanUnreadableError.because(Reason.ENCODING, line, found=error.reason) from error
    header = HEADER.match(data)
    delimiter = header["delimiter"].decode() if header else ","
    return decode(nested(_rows(text, delimiter)), year, vocabulary)


def _rows(text: str, delimiter: str) -> Iterator[tuple[Place, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        # A row may hold line ends: it is told by the line on which it starts.
        place = Place(number=reader.line_num + 1)
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise PlanUnreadableError.because(Reason.SYNTAX, place, found=str(error)) from error
        if cells is None:
            return
        if place.number == 1:
            if tuple(cells) != COLUMNS:
                expected = delimiter.join(COLUMNS)
                raise PlanUnreadableError.because(Reason.HEADER, place, expected=expected)
        elif any(cells):
            if len(cells) != len(COLUMNS):
                count, expected = str(len(cells)), str(len(COLUMNS))
                raise PlanUnreadableError.because(
                    Reason.CELLS, place, found=count, expected=expected
                )
            yield place, dict(zip(COLUMNS, map(_bare, cells), strict=True))


def _guarded(value: str) -> str:
    return f"'{value}" if RUNS.match(value) else value


def _bare(value: str) -> str:
    return value[1:] if ESCAPED.match(value) else value

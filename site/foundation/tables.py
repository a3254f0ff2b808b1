"""Tables to take away, as CSV that no spreadsheet runs as a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

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

"""Tables as pages and paper show them: headings and cells, in the language that is active."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from foundation.minimum_cell import CellStatus

from .codes import TOTAL
from .content import UNKNOWN, Sheet, ShownCell


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row: its heading, its cells, what must be said of it."""

    code: str
    heading: str
    cells: list[ShownCell]
    note: str = ""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table: ``corner`` heads the headings of rows."""

    caption: str
    corner: str
    columns: list[str]
    rows: list[ShownRow]

    @property
    def notes(self) -> list[dict[str, str]]:
        """What must be said of rows, each note once with all its rows."""
        found: dict[str, list[str]] = {}
        for row in self.rows:
            if row.note:
                found.setdefault(row.note, []).append(row.heading)
        return [{"headings": ", ".join(rows), "note": note} for note, rows in found.items()]


def show(found: Sheet) -> ShownTable:
    """Return a table as it is shown."""
    rows = [
        ShownRow(
            row,
            found.row_name(row),
            [found.cell(row, column) for column in found.columns],
            _note(found.cell(row, found.columns[0])),
            row == TOTAL,
        )
        for row in found.rows
    ]
    columns = [found.column_name(column) for column in found.columns]
    return ShownTable(found.table.title, found.row_heading, columns, rows)


def side_by_side(sheets: list[Sheet], caption: str) -> ShownTable:
    """Return series of several sources in one table, a column a source: nothing is averaged."""
    years = sorted({row for found in sheets for row in found.rows if row != TOTAL})
    rows = [
        ShownRow(
            year,
            year,
            [found.cell(year) if year in found.rows else UNKNOWN for found in sheets],
            "; ".join(filter(None, (_note(found.cell(year)) for found in sheets))),
        )
        for year in years
    ]
    columns = [found.source for found in sheets]
    return ShownTable(caption, str(_("Year")), columns, rows)


def differing(table: ShownTable) -> list[str]:
    """Return the years in which the sources don't say the same."""
    return [
        row.heading
        for row in table.rows
        if len({cell.count for cell in row.cells if cell.is_number}) > 1
    ]


def legend(statuses: set[CellStatus]) -> list[dict[str, Any]]:
    """Return what the words in cells mean, for those that occur."""
    meanings = {
        CellStatus.ZERO: ("0", _("Nobody: counted, and there was none.")),
        CellStatus.UNKNOWN: (_("unknown"), _("The source does not say.")),
        CellStatus.SUPPRESSED: (
            _("hidden"),
            _(
                "Not shown, so that nobody can be recognised. It may be a few people or many: other"
                " numbers are hidden with the small ones, so that these can’t be worked out."
            ),
        ),
    }
    return [
        {"status": status.value, "word": word, "meaning": meaning}
        for status, (word, meaning) in meanings.items()
        if status in statuses
    ]


def _note(cell: ShownCell) -> str:
    return "; ".join(part for part in (cell.certainty_label, cell.note) if part)

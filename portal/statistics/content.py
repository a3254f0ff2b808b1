"""A version of a table as it is read: rows, columns, cells, each with what it says."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.minimum_cell import Cell, CellStatus

from .codes import TOTAL, Certainty, Dimension, Measure, category_name
from .models.table import StatisticsTable
from .models.version import TableVersion


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell in one language."""

    status: CellStatus
    count: int | None
    certainty: str = Certainty.READ
    note: str = ""

    @property
    def words(self) -> str:
        """What stands in the cell."""
        return say(Cell(self.status, self.count))

    @property
    def is_number(self) -> bool:
        """Whether a number stands in it."""
        return self.count is not None

    @property
    def certainty_label(self) -> str:
        """How sure it is, in words; nothing for what was simply read."""
        return "" if self.certainty == Certainty.READ else str(Certainty(self.certainty).label)


UNKNOWN = ShownCell(CellStatus.UNKNOWN, None)


def say(cell: Cell) -> str:
    """Return the words of a cell. Hidden does not mean small: the word must not say so."""
    if cell.status is CellStatus.SUPPRESSED:
        return _("hidden")
    return _("unknown") if cell.status is CellStatus.UNKNOWN else str(cell.count)


@dataclass(frozen=True)
class Sheet:
    """A version of a table in the language that is active."""

    table: StatisticsTable
    version: TableVersion
    cells: dict[tuple[str, str], ShownCell] = field(repr=False)

    @property
    def measure(self) -> str:
        """What is counted."""
        return str(Measure(self.table.measure).label)

    @property
    def source(self) -> str:
        """Who says so."""
        return str(self.table.source)

    @property
    def seen_on(self) -> date:
        """When it was seen there."""
        return self.version.seen_on

    @cached_property
    def rows(self) -> list[str]:
        """The codes of the rows, the total last."""
        return _in_order(row for row, _column in self.cells)

    @cached_property
    def columns(self) -> list[str]:
        """The codes of the columns, the total last."""
        return _in_order(column for _row, column in self.cells)

    def cell(self, row: str, column: str = TOTAL) -> ShownCell:
        """Return a cell; one that is not there is unknown."""
        return self.cells.get((row, column), UNKNOWN)

    @property
    def total(self) -> ShownCell:
        """The total."""
        return self.cell(TOTAL)

    def row_name(self, row: str) -> str:
        """Return the heading of a row."""
        return str(category_name(self.table.rows, row))

    def column_name(self, column: str) -> str:
        """Return the heading of a column."""
        if not self.table.columns:
            return str(_("Number"))
        return str(category_name(self.table.columns, column))

    @property
    def row_heading(self) -> str:
        """The heading of the headings of rows."""
        return str(Dimension(self.table.rows).label) if self.table.rows else _("What is counted")

    @property
    def statuses(self) -> set[CellStatus]:
        """Which statuses occur."""
        return {cell.status for cell in self.cells.values()}


def _in_order(codes: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(codes))
    return [*(code for code in found if code != TOTAL), *(code for code in found if code == TOTAL)]


def sheet(version: TableVersion) -> Sheet:
    """Return what a version says; its cells were prefetched. One that is withdrawn says nothing."""
    english = get_language() == "en"
    cells: dict[tuple[str, str], ShownCell] = {}
    for kept in () if version.withdrawn else version.cells.all():
        row: Any = kept
        note = row.note_en if english else row.note
        cells[row.row, row.column] = ShownCell(
            CellStatus(row.status), row.count, row.certainty, note
        )
    return Sheet(version.table, version, cells)

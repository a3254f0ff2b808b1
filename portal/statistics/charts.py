"""Charts drawn on the server: bars that a page shows as SVG and paper as rectangles.

They say what the table beside them says. Lengths are shares of the width, so that letters stay as
large on a phone as anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from foundation.minimum_cell import CellStatus

from .codes import TOTAL
from .content import Sheet, ShownCell

LABEL, BAR, GAP, BETWEEN = 24, 16, 6, 12
WIDEST = 82


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: of which series it is (0, 1 …), how long, and what it says."""

    series: int
    y: int
    width: float
    words: str
    is_number: bool

    @property
    def text_y(self) -> int:
        """Where its words stand."""
        return self.y + BAR - 2

    @property
    def share(self) -> str:
        """The length in percent of the width, as SVG writes it."""
        return f"{self.width:.2f}%"


@dataclass(frozen=True, slots=True)
class BarGroup:
    """What stands under one label."""

    label: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its title and description."""

    id: str
    title: str
    description: str
    legend: tuple[str, ...]
    groups: tuple[BarGroup, ...]
    height: int
    bar: int = BAR
    note: str = ""


Rows = Sequence[tuple[str, Sequence[ShownCell]]]


def draw(id: str, title: str, rows: Rows, legend: Sequence[str] = ()) -> Chart | None:
    """Return the chart of rows with a cell for each series; nothing where fewer than two of them
    have a number.
    """
    counts = [cell.count for _label, cells in rows for cell in cells if cell.count]
    if len(counts) < 2:
        return None
    groups, y = [], 0
    for label, cells in rows:
        top = y
        y += LABEL
        bars = []
        for series, cell in _with_bars(cells):
            width = WIDEST * (cell.count or 0) / max(counts)
            bars.append(Bar(series, y, width, cell.words, cell.is_number))
            y += BAR + GAP
        groups.append(BarGroup(label, top + LABEL - GAP, tuple(bars)))
        y += BETWEEN
    shown = tuple(legend) if len(legend) > 1 else ()
    silent = any(len(_with_bars(cells)) < len(cells) for _label, cells in rows)
    note = _("Where a bar is missing, its number is unknown.") if silent else ""
    return Chart(id, title, _described(rows), shown, tuple(groups), y, note=note)


def _with_bars(cells: Sequence[ShownCell]) -> list[tuple[int, ShownCell]]:
    """Return the cells that are drawn, each with its series: what is unknown beside something that
    is known is said once, beneath the chart.
    """
    numbered = list(enumerate(cells))
    return [each for each in numbered if each[1].status is not CellStatus.UNKNOWN] or numbered[:1]


def of_sheet(found: Sheet, id: str) -> Chart | None:
    """Return the chart of a table: its rows by themselves, or by column where there are two or
    three.
    """
    columns = [column for column in found.columns if column != TOTAL] or [TOTAL]
    if len(columns) > len(SERIES):
        columns = [TOTAL]
    rows = [
        (found.row_name(row), [found.cell(row, column) for column in columns])
        for row in found.rows
        if row != TOTAL
    ]
    legend = [found.column_name(column) for column in columns]
    return draw(id, found.table.title, rows, legend)


SERIES = (0, 1, 2)
"""As many series can be told apart without colour: full, hatched, outlined."""


def _described(rows: Rows) -> str:
    told = [
        (cell.count, label) for label, cells in rows for cell in cells if cell.count is not None
    ]
    most, least = max(told), min(told)
    words = _(
        "The longest bar: %(most_label)s, %(most)s. The shortest: %(least_label)s, %(least)s."
    )
    found = words % {
        "most_label": most[1],
        "most": most[0],
        "least_label": least[1],
        "least": least[0],
    }
    if any(not cell.is_number for _label, cells in rows for cell in cells):
        found += " " + _("What is hidden or unknown has no bar.")
    return f"{found} " + _("All numbers are in the table.")

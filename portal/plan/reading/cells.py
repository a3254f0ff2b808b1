"""The cells beside an activity: who, paid from what, by when; its own or shared with those
above.
"""

from dataclasses import dataclass

from ..deadlines import Deadline
from .blocks import Cell
from .deadline_words import read_deadline
from .headings import COLUMNS
from .places import Place
from .problems import Reason
from .report import Report
from .structure import SourceCells
from .vocabulary import Vocabulary
from .wording import clean


@dataclass(frozen=True, slots=True)
class Beside:
    """What the three cells say, in codes and as printed."""

    holders: tuple[str, ...]
    funding: tuple[str, ...]
    deadline: Deadline | None
    printed: SourceCells


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one row after the other."""

    vocabulary: Vocabulary
    report: Report

    def read(
        self, cells: tuple[Cell, ...], above: Beside | None, place: Place
    ) -> tuple[Beside, bool]:
        """Return what the cells say, and whether any of them is shared with the activity ``above``.

        Cells are shared when the file says that they are merged, or when all three are empty. A
        single empty cell, and cells to share with nothing, are problems in the report.
        """
        none_printed = not any(cell.text for cell in cells)
        shared = [not cell.text and (cell.merged or none_printed) for cell in cells]
        for cell, column, is_shared in zip(cells, COLUMNS[2:], shared, strict=True):
            if not cell.text and (above is None or not is_shared):
                self.report.fail(Reason.EMPTY_CELL, place, column=column)
        above = above or Beside((), (), None, SourceCells("", "", ""))
        holders, funding, deadline = (cell.text for cell in cells)
        beside = Beside(
            above.holders if shared[0] else self._holders(holders, place),
            above.funding if shared[1] else self._funding(funding, place),
            above.deadline if shared[2] else self._deadline(deadline, place),
            SourceCells(
                above.printed.holders if shared[0] else holders,
                above.printed.funding if shared[1] else funding,
                above.printed.deadline if shared[2] else deadline,
            ),
        )
        return beside, any(shared)

    def _holders(self, text: str, place: Place) -> tuple[str, ...]:
        return self.vocabulary.read_holders(clean(text, place, self.report), place, self.report)

    def _funding(self, text: str, place: Place) -> tuple[str, ...]:
        return self.vocabulary.read_funding(clean(text, place, self.report), place, self.report)

    def _deadline(self, text: str, place: Place) -> Deadline | None:
        return read_deadline(clean(text, place, self.report), place, self.report) if text else None

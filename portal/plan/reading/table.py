"""The table of activities: goals that span rows and pages, cells that several activities share."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from . import headings
from .blocks import Block, Break, Row, Text
from .cells import Beside, CellReader
from .irregularities import Code
from .places import WHOLE_FILE, Place
from .problems import Reason
from .report import Report
from .vocabulary import Vocabulary


@dataclass(slots=True)
class Printed:
    """Words as printed, in the pieces that pages cut them into."""

    number: str
    pieces: list[str]
    places: list[Place]

    @property
    def source_text(self) -> str:
        """The pieces as one text."""
        return " ".join(self.pieces)


@dataclass(slots=True)
class PrintedActivity(Printed):
    """An activity with what its cells say, and the first of those that share these cells, if any
    do.
    """

    beside: Beside
    shares: "PrintedActivity | None"


@dataclass(slots=True)
class PrintedGoal(Printed):
    """A specific goal with its activities."""

    activities: list[PrintedActivity] = field(default_factory=list)


@dataclass(slots=True)
class PrintedGeneralGoal(Printed):
    """A general goal with its specific goals, and whether its table's header has been seen."""

    goals: list[PrintedGoal] = field(default_factory=list)
    headers: list[Place] = field(default_factory=list)


def read_table(
    blocks: Iterable[Block], vocabulary: Vocabulary, report: Report
) -> list[PrintedGeneralGoal]:
    """Return the general goals of the table. Every row that can't be read is a problem in the
    report.
    """
    reader = _Reader(CellReader(vocabulary, report), report)
    for block in blocks:
        match block:
            case Break():
                reader.after_break = True
            case Text() if not reader.alone(block.text, block.place):
                report.fail(Reason.STRAY_TEXT, block.place, text=block.text)
            case Row():
                reader.row(block)
    reader.finish()
    return reader.general_goals


@dataclass(slots=True)
class _Reader:
    cells: CellReader
    report: Report
    general_goals: list[PrintedGeneralGoal] = field(default_factory=list)
    goal: PrintedGoal | None = None
    # A general goal's label whose words are still to come.
    number: str = ""
    label: Text | None = None
    after_break: bool = False
    rows: int = 0

    def row(self, row: Row) -> None:
        if len(row.cells) != len(headings.COLUMNS):
            expected, found = str(len(headings.COLUMNS)), str(len(row.cells))
            self.report.fail(Reason.CELLS, row.place, found=found, expected=expected)
            return
        texts = [cell.text for cell in row.cells]
        if not any(texts):
            self.after_break = self.after_break or not any(cell.merged for cell in row.cells)
            return
        self.rows += 1
        if not any(texts[1:]):
            if not self.alone(texts[0], row.place):
                self.goal_cell(texts[0], row.place)
                self.after_break = False
        elif headings.is_header(texts, row.place, self.report):
            self.header(row.place)
        else:
            self.miss_words()
            if self.goal_cell(texts[0], row.place):
                self.activity(row)
            self.after_break = False

    def alone(self, text: str, place: Place) -> bool:
        """Take words that stand alone if they are a general goal's label or words."""
        if general := headings.general_goal(text, place, self.report):
            self.miss_words()
            self.label, text = Text(place, text), general.rest
            self.number = general.number
        elif headings.SPECIFIC.match(text):
            self.miss_words()
        if self.label is None:
            return False
        if text:
            self.general_words(self.label, text, place)
            self.label = None
        return True

    def general_words(self, label: Text, text: str, place: Place) -> None:
        known = next((goal for goal in self.general_goals if goal.number == self.number), None)
        if known is None:
            self.general_goals.append(PrintedGeneralGoal(self.number, [text], [place]))
            self.goal = None
        elif known is self.general_goals[-1] and known.source_text == text:
            self.report.note(Code.TABLE_CONTINUES, label.place, original=label.text)
            self.after_break = True
        else:
            self.report.fail(Reason.GENERAL_GOAL_TWICE, label.place, number=self.number)

    def header(self, place: Place) -> None:
        self.miss_words()
        if self.general_goals:
            if self.general_goals[-1].headers:
                self.report.note(Code.TABLE_CONTINUES, place, original=" | ".join(headings.COLUMNS))
                self.after_break = True
            self.general_goals[-1].headers.append(place)

    def goal_cell(self, text: str, place: Place) -> bool:
        """Take the first cell: a new goal, the rest of one that a page broke, or nothing. False:
        unreadable.
        """
        if not text:
            return True
        labelled = headings.specific_goal(text, place, self.report)
        if labelled and not self.general_goals:
            self.report.fail(Reason.GENERAL_GOAL_MISSING, place, text=text)
        elif labelled and labelled.rest:
            self.goal = PrintedGoal(labelled.number, [labelled.rest], [place])
            self.general_goals[-1].goals.append(self.goal)
            return True
        elif labelled:
            self.report.fail(Reason.GOAL_TEXT, place, number=labelled.number)
        elif self.goal and self.goes_on(text):
            self.join(self.goal, text, place)
            return True
        else:
            self.report.fail(Reason.GOAL_LABEL, place, text=text)
        return False

    def goes_on(self, text: str) -> bool:
        """Whether words without a label are the rest of those before a page's end."""
        return self.after_break and text[0].islower()

    def join(self, broken: Printed, text: str, place: Place) -> None:
        broken.pieces.append(text)
        broken.places.append(place)

    def activity(self, row: Row) -> None:
        text, place = row.cells[1].text, row.place
        labelled = headings.activity(text, place, self.report)
        if self.goal is None:
            self.report.fail(Reason.GOAL_MISSING, place, text=text)
        elif labelled:
            above = self.goal.activities[-1] if self.goal.activities else None
            beside, shared = self.cells.read(row.cells[2:], above.beside if above else None, place)
            shares = (above.shares or above) if above and shared else None
            activity = PrintedActivity(labelled.number, [labelled.rest], [place], beside, shares)
            self.goal.activities.append(activity)
        elif not text:
            self.report.fail(Reason.EMPTY_CELL, place, column=headings.COLUMNS[1])
        elif self.goal.activities and self.goes_on(text) and not any(c.text for c in row.cells[2:]):
            self.join(self.goal.activities[-1], text, place)
        else:
            self.report.fail(Reason.ACTIVITY_NUMBER, place, text=text)

    def miss_words(self) -> None:
        if self.label and not any(goal.number == self.number for goal in self.general_goals):
            self.report.fail(Reason.GOAL_TEXT, self.label.place, number=self.number)
        self.label = None

    def finish(self) -> None:
        self.miss_words()
        if not self.rows:
            self.report.fail(Reason.NO_TABLE, WHOLE_FILE)

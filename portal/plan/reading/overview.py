"""The list of goals before the table, which numbers and words some of them differently."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from . import headings
from .blocks import Block, Break, Footnote, Row, Text
from .irregularities import Code
from .places import Place
from .problems import Reason
from .report import Report
from .structure import OverviewGoal
from .wording import titled


@dataclass(slots=True)
class OverviewGeneralGoal:
    """A general goal of the overview with the specific goals listed under it."""

    number: str
    place: Place
    goal: OverviewGoal | None = None
    specific: list[OverviewGoal] = field(default_factory=list)


def read_overview(blocks: Iterable[Block], report: Report) -> list[OverviewGeneralGoal]:
    """Return the goals that the overview lists. Words that are no goal are problems in the
    report.
    """
    reader = _Reader(report)
    for block in blocks:
        reader.take(block)
    reader.finish()
    return reader.goals


@dataclass(slots=True)
class _Reader:
    report: Report
    goals: list[OverviewGeneralGoal] = field(default_factory=list)
    general_labels: list[Text] = field(default_factory=list)
    # The label whose words are still to come, and whether it is a general goal's.
    number: str = ""
    label: Text | None = None
    general: bool = False
    breaks: list[Place] = field(default_factory=list)

    def take(self, block: Block) -> None:
        match block:
            case Break():
                self.breaks.append(block.place)
            case Footnote() if self.label:
                self.report.note(
                    Code.BROKEN_BY_FOOTNOTE, block.place, mark=block.mark, number=self.number
                )
            case Text():
                self.text(block)
            case Row():
                self.report.fail(Reason.STRAY_TEXT, block.place, text=block.text)

    def text(self, block: Text) -> None:
        if general := headings.general_goal(block.text, block.place, self.report):
            self.expect(general, block, general=True)
            self.general_labels.append(block)
            self.goals.append(OverviewGeneralGoal(general.number, block.place))
            self.words(general.rest, block.place)
        elif specific := headings.specific_goal(block.text, block.place, self.report):
            self.expect(specific, block, general=False)
            self.words(specific.rest, block.place)
        elif self.label:
            self.words(block.text, block.place)
        else:
            self.report.fail(Reason.STRAY_TEXT, block.place, text=block.text)

    def expect(self, labelled: headings.Labelled, block: Text, *, general: bool) -> None:
        self.miss_words()
        self.number, self.label, self.general = labelled.number, block, general
        self.breaks.clear()

    def words(self, text: str, place: Place) -> None:
        if not text or self.label is None:
            return
        goal = OverviewGoal(self.number, titled(text, place, self.report), self.label.place)
        if not self.goals:
            self.report.fail(Reason.GENERAL_GOAL_MISSING, place, text=text)
        elif self.general:
            self.goals[-1].goal = goal
        else:
            self.goals[-1].specific.append(goal)
        for broken in self.breaks:
            words = {"original": self.label.text, "shown": goal.wording.text}
            self.report.note(Code.BROKEN_BY_PAGE, broken, **words, number=self.number)
        self.label = None

    def miss_words(self) -> None:
        if self.label:
            self.report.fail(Reason.GOAL_TEXT, self.label.place, number=self.number)

    def finish(self) -> None:
        self.miss_words()
        levels = Counter(heading.level for heading in self.general_labels)
        for heading in self.general_labels:
            usual = levels.most_common(1)[0][0]
            if heading.level != usual:
                levels_told = {"level": str(heading.level), "usual": str(usual)}
                self.report.note(
                    Code.HEADING_LEVELS, heading.place, original=heading.text, **levels_told
                )

"""From blocks to the plan: preface, overview and table, put together and compared with one
another.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from . import headings
from .blocks import Block, Footnote, Row, Text
from .compare import with_overview
from .irregularities import Code
from .numbering import addresses, check_order
from .overview import read_overview
from .places import WHOLE_FILE, Place
from .problems import Reason
from .report import Report
from .structure import (
    ActivityRow,
    GeneralGoalPart,
    Passage,
    PassageKind,
    PlanDocument,
    SpecificGoalPart,
    Wording,
)
from .summary import note_summary
from .table import Printed, PrintedActivity, PrintedGeneralGoal, PrintedGoal, read_table
from .vocabulary import Vocabulary
from .wording import titled, worded

RISKS = re.compile(r"\bризици\b", re.IGNORECASE)
YEAR = re.compile(r"план рада\D{0,40}(\d{4})", re.IGNORECASE)
END_OF_SENTENCE = (".", ":", ";")


def assemble(
    blocks: Sequence[Block], year: int, vocabulary: Vocabulary, report: Report
) -> PlanDocument:
    """Return the plan that the blocks hold. Raises ``PlanUnreadableError`` with every problem
    found.
    """
    preface, overview, table = _sections(blocks)
    passages = (*_passages(preface, report), *_footnotes(blocks, report))
    _check_year(passages, year, report)
    listed = read_overview(overview, report)
    printed = read_table(table, vocabulary, report)
    report.stop_if_failed()
    _check_complete(printed, report)
    report.stop_if_failed()
    general_goals = with_overview(
        _Assembler.of(printed, report).general_goals(printed), listed, report
    )
    note_summary(general_goals, [place for general in printed for place in general.headers], report)
    irregularities = sorted(report.irregularities, key=lambda found: found.places[0])
    return PlanDocument(year, passages, general_goals, tuple(irregularities))


def _sections(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block], Sequence[Block]]:
    """Return what stands before the overview, the overview and the table, without the headings
    between them.
    """

    def first(pattern: re.Pattern[str], start: int) -> int | None:
        found = (i for i, block in enumerate(blocks[start:], start) if _is_text(block, pattern))
        return next(found, None)

    row = next((i for i, block in enumerate(blocks) if isinstance(block, Row)), len(blocks))
    overview = first(headings.OVERVIEW, 0)
    heading = first(headings.ACTIVITIES, overview or 0)
    end, table = (row, row) if heading is None else (heading, heading + 1)
    if overview is None or overview > end:
        return blocks[:end], (), blocks[table:]
    return blocks[:overview], blocks[overview + 1 : end], blocks[table:]


def _is_text(block: Block, pattern: re.Pattern[str]) -> bool:
    return isinstance(block, Text) and bool(pattern.match(block.text))


def _passages(blocks: Iterable[Block], report: Report) -> Iterator[Passage]:
    """Yield the passages of the preface. The cover ends where the first sentence does."""
    on_cover = True
    for block in blocks:
        if isinstance(block, Row):
            report.fail(Reason.STRAY_TEXT, block.place, text=block.text)
        if not isinstance(block, Text):
            continue
        on_cover = on_cover and not block.item and not block.text.endswith(END_OF_SENTENCE)
        kind = (
            PassageKind.COVER
            if on_cover
            else PassageKind.ITEM
            if block.item
            else PassageKind.PARAGRAPH
        )
        if RISKS.search(block.text):
            kind = PassageKind.RISKS
        yield Passage(kind, worded(block.text, block.place, report))


def _footnotes(blocks: Iterable[Block], report: Report) -> Iterator[Passage]:
    for block in blocks:
        if isinstance(block, Footnote):
            yield Passage(PassageKind.FOOTNOTE, worded(block.text, block.place, report), block.mark)


def _check_year(passages: Iterable[Passage], year: int, report: Report) -> None:
    cover = [passage.wording for passage in passages if passage.kind is PassageKind.COVER]
    found = YEAR.search(" ".join(wording.text for wording in cover))
    if found and int(found[1]) != year:
        report.fail(Reason.YEAR, cover[0].place, found=found[1], expected=str(year))


def _check_complete(general_goals: Sequence[PrintedGeneralGoal], report: Report) -> None:
    """Report each goal that has nothing under it: a plan is read whole or not at all."""
    if not general_goals:
        report.fail(Reason.NO_GOALS, WHOLE_FILE)
    for general in general_goals:
        if not general.goals:
            report.fail(Reason.NO_ACTIVITIES, general.places[0], number=general.number)
        for goal in general.goals:
            if not goal.activities:
                report.fail(Reason.NO_ACTIVITIES, goal.places[0], number=goal.number)


@dataclass(slots=True)
class _Assembler:
    """Gives goals and activities their addresses and words, in the order of the table."""

    report: Report
    slugs: dict[int, str]

    @classmethod
    def of(cls, printed: Sequence[PrintedGeneralGoal], report: Report) -> "_Assembler":
        goals = [goal for general in printed for goal in general.goals]
        slugs: dict[int, str] = {}
        check_order("", _numbered(printed), report)
        for general in printed:
            check_order(general.number, _numbered(general.goals), report)
        for goal in goals:
            check_order(goal.number, _numbered(goal.activities), report)
        for parts in (goals, [activity for goal in goals for activity in goal.activities]):
            found = addresses(_numbered(parts), report)
            slugs |= {id(part): slug for part, slug in zip(parts, found, strict=True)}
        return cls(report, slugs)

    def general_goals(self, printed: Iterable[PrintedGeneralGoal]) -> tuple[GeneralGoalPart, ...]:
        return tuple(
            GeneralGoalPart(
                general.number,
                self.wording(general),
                None,
                tuple(map(self.specific_goal, general.goals)),
            )
            for general in printed
        )

    def specific_goal(self, goal: PrintedGoal) -> SpecificGoalPart:
        self.note_shared(goal.activities)
        activities = tuple(map(self.activity, goal.activities))
        return SpecificGoalPart(
            goal.number, self.slugs[id(goal)], self.wording(goal), None, activities
        )

    def activity(self, row: PrintedActivity) -> ActivityRow:
        beside = row.beside
        if beside.deadline is None:
            raise AssertionError("a row without a deadline was let through")
        return ActivityRow(
            number=row.number,
            slug=self.slugs[id(row)],
            wording=self.wording(row),
            holders=beside.holders,
            funding=beside.funding,
            deadline=beside.deadline,
            cells=beside.printed,
            shared_with=self.slugs[id(row.shares)] if row.shares else "",
        )

    def note_shared(self, activities: Sequence[PrintedActivity]) -> None:
        for first in activities:
            group = [first, *(activity for activity in activities if activity.shares is first)]
            if len(group) > 1:
                places = [activity.places[0] for activity in group]
                slugs = ", ".join(self.slugs[id(activity)] for activity in group)
                self.report.note(Code.SHARED_CELLS, *places, activities=slugs)

    def wording(self, printed: Printed) -> Wording:
        wording = titled(printed.source_text, printed.places[0], self.report)
        if len(printed.pieces) > 1:
            words = {"original": printed.pieces[0], "shown": wording.text}
            self.report.note(Code.BROKEN_BY_PAGE, *printed.places, **words, number=printed.number)
        return wording


def _numbered(parts: Iterable[Printed]) -> list[tuple[str, Place]]:
    return [(part.number, part.places[0]) for part in parts]

"""The overview beside the table: which goal is which, and where the two differ."""

from collections.abc import Sequence
from dataclasses import replace

from .irregularities import Code
from .overview import OverviewGeneralGoal
from .places import WHOLE_FILE
from .report import Report
from .structure import GeneralGoalPart, OverviewGoal, SpecificGoalPart

NONE = "–"


def with_overview(
    general_goals: Sequence[GeneralGoalPart], listed: Sequence[OverviewGeneralGoal], report: Report
) -> tuple[GeneralGoalPart, ...]:
    """Return the goals, each with what the overview prints for it. Every difference is reported.

    Specific goals are matched within their general goal: by their words, and the remaining ones by
    their order, for the overview numbers them differently.
    """
    unmatched = {general.number: general for general in listed}
    found = []
    only_in_table: list[str] = []
    only_in_overview: list[str] = []
    for general in general_goals:
        entry = unmatched.pop(general.number, None)
        if entry is None:
            only_in_table.append(general.number)
            found.append(general)
            continue
        goals, left = _paired(general.specific_goals, entry.specific)
        only_in_table += [goal.number for goal in goals if goal.overview is None]
        only_in_overview += [goal.number for goal in left]
        found.append(replace(general, overview=entry.goal, specific_goals=goals))
    only_in_overview += unmatched
    if only_in_table or only_in_overview:
        overview, table = (
            ", ".join(numbers) or NONE for numbers in (only_in_overview, only_in_table)
        )
        report.note(Code.OVERVIEW_INCOMPLETE, WHOLE_FILE, overview=overview, table=table)
    for general in found:
        _compare(general, report)
        for goal in general.specific_goals:
            _compare(goal, report)
    return tuple(found)


def _paired(
    goals: Sequence[SpecificGoalPart], listed: Sequence[OverviewGoal]
) -> tuple[tuple[SpecificGoalPart, ...], list[OverviewGoal]]:
    """Return the goals with their overview entries, and the entries that belong to none."""
    left = list(listed)
    matched: dict[int, OverviewGoal] = {}
    for position, goal in enumerate(goals):
        same = next((entry for entry in left if entry.wording.text == goal.wording.text), None)
        if same:
            matched[position] = same
            left.remove(same)
    for position in range(len(goals)):
        if position not in matched and left:
            matched[position] = left.pop(0)
    return tuple(replace(goal, overview=matched.get(i)) for i, goal in enumerate(goals)), left


def _compare(goal: GeneralGoalPart | SpecificGoalPart, report: Report) -> None:
    entry = goal.overview
    if entry is None:
        return
    if entry.number != goal.number:
        places = (entry.place, goal.wording.place)
        report.note(Code.OVERVIEW_NUMBER, *places, original=entry.number, shown=goal.number)
    if entry.wording.text != goal.wording.text:
        places = (entry.wording.place, goal.wording.place)
        words = {"original": entry.wording.text, "shown": goal.wording.text}
        report.note(Code.OVERVIEW_WORDING, *places, **words, number=goal.number)

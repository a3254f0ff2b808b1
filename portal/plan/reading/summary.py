"""What only shows when the whole table is seen: its kinds of deadline, its forms of the same thing,
what it lacks.
"""

from collections.abc import Callable, Iterable, Sequence

from ..labels import KIND_LABELS
from .irregularities import Code
from .places import Place
from .report import Report
from .structure import ActivityRow, GeneralGoalPart


def note_summary(
    general_goals: Iterable[GeneralGoalPart], headers: Sequence[Place], report: Report
) -> None:
    """Report the kinds of deadline, the cells that say the same in several forms, and the missing
    columns.
    """
    rows = [
        row
        for general in general_goals
        for goal in general.specific_goals
        for row in goal.activities
    ]
    for kind in KIND_LABELS:
        of_kind = [row for row in rows if row.deadline and row.deadline.kind == kind]
        if of_kind:
            slugs = ", ".join(row.slug for row in of_kind)
            places = [row.wording.place for row in of_kind]
            report.note(Code.DEADLINE_KIND, *places, kind=kind, activities=slugs)
    _note_forms(rows, lambda row: (row.holders, row.cells.holders), report)
    _note_forms(rows, lambda row: (row.funding, row.cells.funding), report)
    if headers:
        report.note(Code.NO_MEASURES, *headers)


def _note_forms(
    rows: Iterable[ActivityRow],
    cell: Callable[[ActivityRow], tuple[tuple[str, ...], str]],
    report: Report,
) -> None:
    forms: dict[frozenset[str], dict[str, Place]] = {}
    for row in rows:
        codes, printed = cell(row)
        forms.setdefault(frozenset(codes), {}).setdefault(printed, row.wording.place)
    for printed_forms in forms.values():
        if len({form.casefold() for form in printed_forms}) > 1:
            first, *others = (f"«{form}»" for form in printed_forms)
            report.note(
                Code.SEVERAL_FORMS, *printed_forms.values(), original=first, shown=", ".join(others)
            )

"""How many were trained, by sector, region and activity of the plan. Small counts of people are
hidden, and with a single hidden one the next smallest, so that the total gives none of them away.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from foundation.minimum_cell import Cell, CellStatus, disclose
from portal.api import REGIONS, Sector, municipality

from .models import Cohort, Enrolment

TRAINED = Q(state=Enrolment.State.COMPLETED)


@dataclass(frozen=True)
class Table:
    """One way of dividing the people who finished: rows of label and cell, and the total."""

    title: str
    rows: list[tuple[str, Cell]]
    total: Cell


def tables() -> list[Table]:
    """Return the three tables, each person counted once in each row."""
    by_sector = _counted("person__sector")
    by_place = _counted("person__municipality_code")
    regions: Counter[str] = Counter()
    for code, count in by_place.items():
        place = municipality(code)
        regions[place.district.region if place else ""] += count
    return [
        _table(_("By sector"), by_sector, lambda code: str(dict(Sector.choices).get(code, ""))),
        _table(_("By region"), regions, lambda code: str(REGIONS.get(code, ""))),
        _table(_("By activity of the work plan"), _by_activity(), str),
    ]


def _counted(field: str) -> dict[str, int]:
    """Return how many persons finished, by a field of theirs; each has one value of it."""
    finished = Enrolment.objects.filter(TRAINED).order_by().values(field)
    rows = finished.annotate(people=Count("person", distinct=True))
    return {row[field]: row["people"] for row in rows}


def _by_activity() -> dict[str, int]:
    groups = Cohort.objects.filter(activity__isnull=False, enrolments__state="completed")
    rows = groups.order_by("activity__slug").values("activity__slug")
    counted = rows.annotate(people=Count("enrolments__person", distinct=True))
    return {row["activity__slug"]: row["people"] for row in counted}


def _table(title: str, counts: dict[str, int], label: Callable[[str], str]) -> Table:
    cells = {code: disclose(count) for code, count in sorted(counts.items())}
    hidden = [code for code, cell in cells.items() if cell.status == CellStatus.SUPPRESSED]
    if len(hidden) == 1:
        shown = [code for code in cells if code not in hidden and counts[code]]
        if shown:
            next_smallest = min(shown, key=lambda code: counts[code])
            cells[next_smallest] = Cell(CellStatus.SUPPRESSED)
    rows = [(label(code) or _("not given"), cell) for code, cell in cells.items()]
    alone = len(hidden) == 1 and len([code for code in counts if counts[code]]) == 1
    total = Cell(CellStatus.SUPPRESSED) if alone else disclose(sum(counts.values()))
    return Table(title, rows, total)

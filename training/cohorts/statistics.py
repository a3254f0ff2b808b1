"""How many were trained, by sector, region and activity of the plan: told so that nobody can be
worked out from all tables together (``foundation.withholding``).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from foundation.withholding import Part, divided, total_told
from portal.api import REGIONS, Sector, municipality

from .models import Cohort, Enrolment

TRAINED = Q(state=Enrolment.State.COMPLETED)
NOT_GIVEN = ""


@dataclass(frozen=True)
class Row:
    """A category. Its ``part`` is told in the row that ``begins`` it, over ``length`` rows."""

    label: str
    part: Part
    begins: bool

    @property
    def length(self) -> int:
        """Over how many rows the part's count stands."""
        return len(self.part.codes)


@dataclass(frozen=True)
class Table:
    """One way of dividing those who finished. ``total`` is ``None`` where it is withheld."""

    title: str
    note: str
    rows: list[Row]
    total: int | None


def tables() -> list[Table]:
    """Return the three tables, in four queries.

    Each person is in one sector and one region. By activity participations are counted: each has
    one activity or none, so that they too add up.
    """
    regions: Counter[str] = Counter()
    for code, count in _people_by("person__municipality_code").items():
        place = municipality(code)
        regions[place.district.region if place else NOT_GIVEN] += count
    persons = _("Each person once.")
    activities = _by_activity()
    return [
        _table(
            (_("By sector"), persons),
            _people_by("person__sector"),
            {code: str(label) for code, label in Sector.choices},
        ),
        _table((_("By region"), persons), regions, {code: str(REGIONS[code]) for code in REGIONS}),
        _table(
            (
                _("By activity of the work plan"),
                _("Each training that somebody finished: who finished two counts twice."),
            ),
            activities,
            {slug: slug for slug in _activities_served()},
        ),
    ]


def _people_by(field: str) -> dict[str, int]:
    """Return how many persons finished, by a field of theirs; each has one value of it."""
    finished = Enrolment.objects.filter(TRAINED).order_by().values(field)
    rows = finished.annotate(people=Count("person", distinct=True))
    return {row[field]: row["people"] for row in rows}


def _by_activity() -> dict[str, int]:
    """Return how many enrolments were finished, by the activity that their group serves."""
    finished = Enrolment.objects.filter(TRAINED).order_by().values("cohort__activity__slug")
    rows = finished.annotate(times=Count("pk"))
    return {row["cohort__activity__slug"] or NOT_GIVEN: row["times"] for row in rows}


def _activities_served() -> list[str]:
    """Return the activities that any group serves: anybody knows them, whoever finished."""
    served = Cohort.objects.filter(activity__isnull=False).order_by("activity__slug")
    return list(served.values_list("activity__slug", flat=True).distinct())


def _table(said: tuple[str, str], counts: Mapping[str, int], labels: Mapping[str, str]) -> Table:
    """Return a table. What is in no category of ``labels`` was not given."""
    known = {code: count for code, count in counts.items() if code in labels}
    known[NOT_GIVEN] = sum(counts.values()) - sum(known.values())
    order = [*labels, NOT_GIVEN]
    rows = rows_of(divided(known, order), {**labels, NOT_GIVEN: _("not given")})
    return Table(*said, rows, total_told(known))


def rows_of(parts: Sequence[Part], labels: Mapping[str, str]) -> list[Row]:
    """Return a row for each category of ``parts``, in their order."""
    return [
        Row(labels[code], part, begins=at == 0)
        for part in parts
        for at, code in enumerate(part.codes)
    ]

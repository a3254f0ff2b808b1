"""What is shown beside an activity: its measures of the Action Plan, and the risks it runs."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from foundation.access import Visitor, visible_to

from .models.activity import Activity
from .models.beside import Measure, Risk
from .progress import Progress, progress_of


@dataclass(frozen=True, slots=True)
class ShownMeasure:
    """A measure, where it stands, and whether its day has passed without that."""

    measure: Measure
    progress: Progress
    is_overdue: bool


def measures_of(user: Visitor, activities: list[Activity]) -> list[ShownMeasure]:
    """Return the measures that the activities carry out, in a fixed number of queries."""
    originals = [activity.facts.pk for activity in activities]
    rows = list(
        visible_to(user, Measure.objects.filter(activity__in=originals)).select_related("activity")
    )
    progress = progress_of(user, "measure", [row.pk for row in rows])
    return [_shown(row, progress.get(row.pk, Progress()), timezone.localdate()) for row in rows]


def risks_of(user: Visitor, activity: Activity) -> list[Risk]:
    """Return the risks that threaten an activity."""
    return list(visible_to(user, Risk.objects.filter(activities=activity.facts.pk)))


def _shown(measure: Measure, progress: Progress, today: date) -> ShownMeasure:
    overdue = measure.due is not None and measure.due < today
    return ShownMeasure(measure, progress, overdue and progress.state != "done")

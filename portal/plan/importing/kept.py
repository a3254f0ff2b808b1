"""The plan as editors keep it: the latest draft of each part, whether or not it is published."""

from typing import Any

from django.db.models import QuerySet

from ..document import compose
from ..exchange.irregularities import as_irregularities
from ..models import Activity, GeneralGoal, PlanPage, SpecificGoal
from ..queries import event_dates_of, events_of, with_facts
from ..reading import PlanDocument


def latest(parts: "QuerySet[Any]") -> list[Any]:
    """Return each part as its newest revision has it."""
    return [
        part.get_latest_revision_as_object() if part.has_unpublished_changes else part
        for part in parts.select_related("latest_revision")
    ]


def kept_document(plan: PlanPage) -> PlanDocument:
    """Return the plan with every draft taken as it is. Activities without a deadline are left out:
    nobody can have imported them.
    """
    page = plan.get_latest_revision_as_object()
    goals = latest(SpecificGoal.objects.filter(plan=plan).order_by("position"))
    general_goals = latest(GeneralGoal.objects.filter(plan=plan).order_by("position"))
    activities = latest(with_facts(Activity.objects.filter(plan=plan)).order_by("position"))
    tree = [
        (general, [goal for goal in goals if goal.general_goal_id == general.pk])
        for general in general_goals
    ]
    return compose(
        page,
        tree,
        [activity for activity in activities if activity.deadline],
        event_dates_of(events_of(plan)),
        as_irregularities(page.irregularities),
    )

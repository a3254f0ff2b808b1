"""The page of one activity."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from foundation.navigation import trail

from ..queries import attach_facts, visible_activities
from ..shown import ShownActivity, show_activities

if TYPE_CHECKING:
    from ..models.activity import Activity
    from ..models.pages import PlanPage


def activity_context(
    request: HttpRequest, plan: "PlanPage", activity: "Activity"
) -> dict[str, Any]:
    """Return what the activity's page shows: itself, those before and after it, and whom it shares
    its printed cells with.

    ``activity`` may be a draft that is previewed: it then takes the place of the published one.
    """
    activities = visible_activities(request.user, plan)
    position = next(
        (i for i, other in enumerate(activities) if other.pk == activity.pk), len(activities)
    )
    if activity.locale.is_default:
        activity.facts = activity
    else:
        attach_facts([activity])
    activities[position : position + 1] = [activity]
    shown = show_activities(request, plan, activities)
    return {
        "trail": [*trail(request, plan), {"title": plan.title, "url": plan.get_url(request)}],
        "plan": plan,
        "shown": shown[position],
        "previous": _link(shown, position - 1) if position else None,
        "next": _link(shown, position + 1),
    }


def _link(shown: list[ShownActivity], position: int) -> dict[str, str] | None:
    if position >= len(shown):
        return None
    other = shown[position]
    return {"number": other.number, "title": other.activity.text, "url": other.url}

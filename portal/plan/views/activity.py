"""The page of one activity."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from foundation.navigation import trail

from ..beside import measures_of, risks_of
from ..exchange.irregularities import as_irregularities
from ..queries import visible_activities
from ..reading import Code, Irregularity
from ..serving import parts_for
from ..shown import ShownActivity, show_activities

if TYPE_CHECKING:
    from ..models.activity import Activity
    from ..models.pages import PlanPage

# These tell of the whole table.
SUMMARIES = (Code.DEADLINE_KIND, Code.SEVERAL_FORMS, Code.NO_MEASURES)


def activity_context(request: HttpRequest, plan: "PlanPage", slug: str) -> dict[str, Any]:
    """Return what the page of the plan's activity at ``slug`` shows: itself, those before and after
    it, and whom it shares its printed cells with. Raises ``Http404`` if the visitor may see none.
    """
    activities = visible_activities(request.user, plan)
    position = next((i for i, other in enumerate(activities) if other.slug == slug), None)
    if position is None:
        raise Http404
    return _context(request, plan, activities, position)


def preview_context(request: HttpRequest, plan: "PlanPage", activity: "Activity") -> dict[str, Any]:
    """Return what the page would show if the draft ``activity`` stood where the published one does,
    or else at the end.
    """
    activities = visible_activities(request.user, plan)
    position = next(
        (i for i, other in enumerate(activities) if other.pk == activity.pk), len(activities)
    )
    activities[position : position + 1] = [activity]
    return _context(request, plan, activities, position)


def _context(
    request: HttpRequest, plan: "PlanPage", activities: list["Activity"], position: int
) -> dict[str, Any]:
    activity, url = activities[position], plan.get_url(request)
    # Of the others only the place is shown: what is due and done of them is not worked out.
    (shown,) = show_activities(request, plan, [activity], among=activities)
    return {
        "trail": [*trail(request, plan), {"title": plan.title, "url": url}],
        "plan": plan,
        "shown": shown,
        "facts": _facts(shown),
        "parts": parts_for(request, activity),
        "measures": measures_of(request.user, [activity]),
        "risks": risks_of(request.user, activity),
        "irregularities": _oddities(plan, activity),
        "previous": _link(url, activities[position - 1]) if position else None,
        "next": _link(url, activities[position + 1]) if activities[position + 1 :] else None,
    }


def _facts(shown: ShownActivity) -> list[dict[str, Any]]:
    """Return what is known about the activity beside its words, as pairs of label and value."""
    goal = shown.activity.specific_goal
    return [
        {"label": _("General goal"), "value": str(goal.general_goal)},
        {"label": _("Specific goal"), "value": str(goal)},
        {"label": _("Holder"), "value": [holder.shown_name for holder in shown.holders]},
        {"label": _("Funding"), "value": [source.shown_name for source in shown.funding]},
        {"label": _("Status (added by this site)"), "value": shown.status_labels},
    ]


def _oddities(plan: "PlanPage", activity: "Activity") -> list[Irregularity]:
    """Return what is odd on the activity's line of the document, lists of many lines aside."""
    place = activity.facts.source_place
    return [
        found
        for found in as_irregularities(plan.original.irregularities)
        if place in map(str, found.places) and found.code not in SUMMARIES
    ]


def _link(base: str, other: "Activity") -> dict[str, str]:
    return {"number": other.facts.number, "title": other.text, "url": f"{base}{other.slug}/"}

"""What is read of a plan, always as one visitor may see it, in a fixed number of queries."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest

from foundation.access import Visitor, visible_to
from foundation.script import content_language
from foundation.translation import default_locale

from .models.activity import IN_THE_PLAN, Activity
from .models.deadline import DeadlineWords
from .models.goals import GeneralGoal, SpecificGoal
from .models.links import ActivityFunding, ActivityHolder
from .models.terms import PlanEvent

if TYPE_CHECKING:
    from .models.pages import PlanPage


FACTS = (
    Prefetch("holder_links", ActivityHolder.objects.select_related("holder")),
    Prefetch("funding_links", ActivityFunding.objects.select_related("source")),
    Prefetch("deadline_parts", DeadlineWords.objects.select_related("event", "second_event")),
)


def visible_activities(user: Visitor, plan: "PlanPage") -> list[Activity]:
    """Return the plan's activities in its order, each with its facts already read."""
    found = list(
        visible_to(user, Activity.objects.filter(plan=plan)).select_related(
            "specific_goal__general_goal", "locale"
        )
    )
    for activity in found:
        activity.plan = plan
    attach_facts(found)
    return found


def attach_facts(activities: Sequence[Activity]) -> None:
    """Read holders, funding and deadlines of all the activities at once, from their originals."""
    if all(activity.locale.is_default for activity in activities):
        prefetch_related_objects(activities, *FACTS)
        for activity in activities:
            activity.facts = activity
        return
    originals = {
        original.translation_key: original
        for original in with_facts(
            Activity.objects.filter(
                translation_key__in=[activity.translation_key for activity in activities],
                locale=default_locale(),
            )
        )
    }
    for activity in activities:
        activity.facts = originals.get(activity.translation_key, activity)


def with_facts(activities: QuerySet[Activity]) -> QuerySet[Activity]:
    """Return the activities with everything read that ``facts`` are asked for."""
    return activities.select_related("locale").prefetch_related(*FACTS)


def visible_goals(user: Visitor, plan: "PlanPage") -> list[tuple[GeneralGoal, list[SpecificGoal]]]:
    """Return the general goals that the visitor may see, each with its specific ones, in one query.
    What has none that may be seen is left out.
    """
    general = visible_to(user, GeneralGoal.objects.filter(plan=plan))
    specific = visible_to(user, SpecificGoal.objects.filter(plan=plan, general_goal__in=general))
    found: dict[GeneralGoal, list[SpecificGoal]] = {}
    ordered = specific.order_by("general_goal__position", "position")
    for goal in ordered.select_related("general_goal"):
        found.setdefault(goal.general_goal, []).append(goal)
    return list(found.items())


def events_of(plan: "PlanPage") -> list[PlanEvent]:
    """Return what the plan's deadlines wait for. Translations share the original's events."""
    return list(plan.original.events.all())


def awaited_by(activities: Iterable[Activity]) -> list[PlanEvent]:
    """Return what the deadlines of the activities (their facts read) wait for, each event once."""
    parts = (part for each in activities for part in each.facts.deadline_parts.all())
    events = (event for part in parts for event in (part.event, part.second_event) if event)
    return list({event.pk: event for event in events}.values())


def event_dates_of(events: Sequence[PlanEvent]) -> dict[str, date]:
    """Return the days of the events that have happened."""
    return {event.name: event.date for event in events if event.date}


def activities_for_choice(user: Visitor, language_code: str = "sr") -> QuerySet[Activity]:
    """Return the activities of all plans that may be chosen as what something is evidence for."""
    return (
        visible_to(user, Activity.objects.filter(locale__language_code=language_code))
        .select_related("plan")
        .order_by("-plan__year", *IN_THE_PLAN)
    )


def keys_of(activities: Sequence[Activity]) -> list[UUID]:
    """Return the keys that evidence is asked by."""
    return [activity.translation_key for activity in activities]


def goals_of_activities(
    user: Visitor, keys: Collection[UUID], language_code: str
) -> dict[UUID, tuple[str, str]]:
    """Return for each activity with one of the translation keys the specific goal it is under, as
    far as the visitor may see it: what names the goal in addresses (``2015-2.3``), and its words
    behind the year of its plan, as each year's plan counts its goals anew.
    """
    rows = (
        activities_for_choice(user, language_code)
        .filter(translation_key__in=keys)
        .values_list(
            "translation_key",
            "plan__year",
            "specific_goal__slug",
            "specific_goal__number",
            "specific_goal__text",
        )
    )
    return {
        key: (f"{year}-{slug}", f"{year}: {number} {text}")
        for key, year, slug, number, text in rows
    }


def links_to_activities(request: HttpRequest, keys: Collection[UUID]) -> list[dict[str, Any]]:
    """Return title, year of the plan and address of each activity with one of the translation keys,
    in the language that is active, as far as the visitor may see them; in the order of the plans.
    """
    if not keys:
        return []
    code = content_language()

    found = activities_for_choice(request.user, code).filter(translation_key__in=keys)
    return [
        {"title": str(each), "year": each.plan.year, "url": each.get_url(request)} for each in found
    ]

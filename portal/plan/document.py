"""The plan in the database as the same structure that a file is read into."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from foundation.access import Visitor

from .exchange.irregularities import as_irregularities, without
from .models.activity import Activity
from .models.goals import GeneralGoal, Goal, SpecificGoal
from .models.passage import PlanPassage
from .queries import event_dates_of, events_of, visible_activities, visible_goals
from .reading import (
    ActivityRow,
    GeneralGoalPart,
    Irregularity,
    OverviewGoal,
    Passage,
    PassageKind,
    Place,
    PlanDocument,
    SourceCells,
    SpecificGoalPart,
    Wording,
)

if TYPE_CHECKING:
    from .models.pages import PlanPage

Tree = Sequence[tuple[GeneralGoal, Sequence[SpecificGoal]]]


def document_of(plan: "PlanPage", *, user: Visitor) -> PlanDocument:
    """Return the plan as ``user`` may see it. Goals with no activity to see are left out."""
    activities = visible_activities(user, plan)
    return compose(
        plan,
        visible_goals(user, plan),
        activities,
        event_dates_of(events_of(plan)),
        visible_irregularities(plan, activities),
    )


def visible_irregularities(plan: "PlanPage", activities: Iterable[Activity]) -> list[Irregularity]:
    """Return what is odd in the printed plan, but for what concerns none of the ``activities``: the
    words of an activity that is withdrawn are not told in this way either.
    """
    imported = plan.original.imported.get("general_goals", [])
    printed = {
        row["place"]
        for general in imported
        for goal in general["specific_goals"]
        for row in goal["activities"]
    }
    hidden = printed - {activity.facts.source_place for activity in activities}
    return without(as_irregularities(plan.original.irregularities), hidden)


def compose(
    plan: "PlanPage",
    tree: Tree,
    activities: Iterable[Activity],
    event_dates: dict[str, date],
    irregularities: Iterable[Irregularity],
) -> PlanDocument:
    """Return the document that the plan's parts make; of the activities, the facts are read."""
    rows: dict[int, list[ActivityRow]] = {}
    for activity in activities:
        rows.setdefault(activity.specific_goal_id, []).append(activity_row(activity))
    general_goals = []
    for general, goals in tree:
        parts = tuple(
            SpecificGoalPart(
                goal.number, goal.slug, wording_of(goal), overview_of(goal), tuple(rows[goal.pk])
            )
            for goal in goals
            if goal.pk in rows
        )
        if parts:
            general_goals.append(
                GeneralGoalPart(general.number, wording_of(general), overview_of(general), parts)
            )
    return PlanDocument(
        year=plan.year,
        passages=tuple(map(passage_of, plan.passages.all())),
        general_goals=tuple(general_goals),
        irregularities=tuple(irregularities),
        event_dates=event_dates,
    )


def wording_of(part: Goal | Activity | PlanPassage) -> Wording:
    """Return the words of a part; what was never printed has its shown words as printed ones."""
    return Wording(part.text, part.source_text or part.text, Place.parse(part.source_place))


def overview_of(goal: Goal) -> OverviewGoal | None:
    """Return how the overview prints the goal, if it does."""
    if not goal.overview_number:
        return None
    words = Wording(goal.overview_text, goal.overview_source_text, Place.parse(goal.overview_place))
    return OverviewGoal(goal.overview_number, words, Place.parse(goal.overview_number_place))


def passage_of(passage: PlanPassage) -> Passage:
    """Return a passage."""
    return Passage(PassageKind(passage.kind), wording_of(passage), passage.mark)


def activity_row(activity: Activity) -> ActivityRow:
    """Return an activity, with the facts of its original."""
    facts = activity.facts
    return ActivityRow(
        number=facts.number,
        slug=activity.slug,
        wording=wording_of(activity),
        holders=tuple(link.holder.code for link in facts.holder_links.all()),
        funding=tuple(link.source.code for link in facts.funding_links.all()),
        deadline=facts.deadline,
        cells=SourceCells(facts.holders_printed, facts.funding_printed, facts.deadline_printed),
        shared_with=facts.shared_with,
    )

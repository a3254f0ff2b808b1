"""Writing a plan that was read. The caller holds the transaction and has compared before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from foundation.models import SiteDocument, User

from ..exchange.encode import encode
from ..exchange.irregularities import as_data
from ..models import (
    Activity,
    ActivityFunding,
    ActivityHolder,
    DeadlineWords,
    FundingSource,
    GeneralGoal,
    Holder,
    PlanEvent,
    PlanPage,
    PlanPassage,
    SpecificGoal,
)
from ..reading import (
    ActivityRow,
    GeneralGoalPart,
    OverviewGoal,
    Passage,
    PlanDocument,
    SpecificGoalPart,
    Wording,
)
from ..translating import begin_parts
from .compare import Action, Preview
from .terms import rows_for

OUT_OF_THE_WAY = 10_000


def write_document(
    plan: PlanPage, preview: Preview, user: User | None, source: SiteDocument | None = None
) -> None:
    """Write what the preview says to the plan, and publish each part that it adds or changes.

    ``source`` is kept beside the plan as the printed document.
    """
    _Writer(plan, preview, user, source).write()


@dataclass(slots=True)
class _Writer:
    plan: PlanPage
    preview: Preview
    user: User | None
    source: SiteDocument | None
    holders: dict[str, Holder] = field(default_factory=dict)
    funding: dict[str, FundingSource] = field(default_factory=dict)
    events: dict[str, PlanEvent] = field(default_factory=dict)

    def write(self) -> None:
        document = self.preview.document
        rows = document.activities
        self.holders = rows_for(Holder, {code for row in rows for code in row.holders})
        self.funding = rows_for(FundingSource, {code for row in rows for code in row.funding})
        self.write_events(document)
        self.make_way()
        for position, general in enumerate(document.general_goals, 1):
            self.general_goal(general, position)
        self.page(document)
        for page in PlanPage.objects.filter(translation_key=self.plan.translation_key):
            begin_parts(self.plan, page)

    def touched(self, kind: str) -> set[str]:
        """Return the names of the parts of a kind that are new or change."""
        return {
            change.name
            for change in self.preview.changes
            if change.kind == kind and change.action is not Action.KEEP
        }

    def make_way(self) -> None:
        """Move parts that change their place out of the way of those that take it."""
        for kind, model, name in (
            ("general-goal", GeneralGoal, "number"),
            ("specific-goal", SpecificGoal, "slug"),
            ("activity", Activity, "slug"),
        ):
            moved = [
                change.name
                for change in self.preview.changes
                if change.kind == kind and {"position", "goal"} & set(change.before)
            ]
            rows = model._default_manager.filter(plan=self.plan, **{f"{name}__in": moved})
            rows.update(position=F("position") + OUT_OF_THE_WAY)

    def write_events(self, document: PlanDocument) -> None:
        self.events = {event.name: event for event in self.plan.events.all()}
        for name in dict.fromkeys((*document.events, *document.event_dates)):
            if name not in self.events:
                self.events[name] = self.plan.events.create(name=name)
        for name, day in document.event_dates.items():
            if self.events[name].date != day:
                self.events[name].date = day
                self.events[name].save()

    def general_goal(self, part: GeneralGoalPart, position: int) -> None:
        goal = self.found(GeneralGoal, number=part.number) or GeneralGoal(plan=self.plan)
        if part.number in self.touched("general-goal"):
            self.words(goal, part.number, part.wording, position)
            self.overview(goal, part.overview)
            self.publish(goal)
        for below, specific in enumerate(part.specific_goals, 1):
            self.specific_goal(specific, goal, below)

    def specific_goal(self, part: SpecificGoalPart, above: GeneralGoal, position: int) -> None:
        goal = self.found(SpecificGoal, slug=part.slug) or SpecificGoal(slug=part.slug)
        if part.slug in self.touched("specific-goal"):
            goal.general_goal = above
            self.words(goal, part.number, part.wording, position)
            self.overview(goal, part.overview)
            self.publish(goal)
        touched = self.touched("activity")
        for below, row in enumerate(part.activities, 1):
            if row.slug in touched:
                self.activity(row, goal, below)

    def activity(self, row: ActivityRow, above: SpecificGoal, position: int) -> None:
        activity = self.found(Activity, slug=row.slug) or Activity(slug=row.slug)
        activity.specific_goal = above
        self.words(activity, row.number, row.wording, position)
        activity.holders_printed = row.cells.holders
        activity.funding_printed = row.cells.funding
        activity.deadline_printed = row.cells.deadline
        activity.shared_with = row.shared_with
        activity.holder_links.set(
            [
                ActivityHolder(holder=self.holders[code], sort_order=order)
                for order, code in enumerate(row.holders)
            ]
        )
        activity.funding_links.set(
            [
                ActivityFunding(source=self.funding[code], sort_order=order)
                for order, code in enumerate(row.funding)
            ]
        )
        activity.deadline_parts.set(list(self.deadline_parts(row)))
        self.publish(activity)

    def deadline_parts(self, row: ActivityRow) -> Iterable[DeadlineWords]:
        for order, part in enumerate(row.deadline.parts if row.deadline else ()):
            first, second, *_rest = *(self.events[name] for name in part.events), None, None
            yield DeadlineWords(
                kind=part.kind.value,
                quarter=part.quarter,
                month=part.month,
                until_month=part.until_month,
                event=first,
                second_event=second,
                sort_order=order,
            )

    def found(self, model: type[Any], **lookup: str) -> Any:
        """Return the newest draft of a part of this plan, or nothing if there is none."""
        part = model._default_manager.filter(plan=self.plan, **lookup).first()
        return part.get_latest_revision_as_object() if part else None

    def words(self, part: Any, number: str, wording: Wording, position: int) -> None:
        part.number, part.position = number, position
        part.text, part.source_text = wording.text, wording.source_text
        part.source_place = str(wording.place)

    def overview(self, goal: Any, listed: OverviewGoal | None) -> None:
        goal.overview_number = listed.number if listed else ""
        goal.overview_text = listed.wording.text if listed else ""
        goal.overview_source_text = listed.wording.source_text if listed else ""
        goal.overview_place = str(listed.wording.place) if listed else ""
        goal.overview_number_place = str(listed.place) if listed else ""

    def publish(self, part: Any) -> None:
        """Keep the part as a revision, and publish that."""
        if part.pk is None:
            part.live = False
            part.save()
        part.save_revision(user=self.user, log_action=True).publish(user=self.user)

    def page(self, document: PlanDocument) -> None:
        """Keep passages and irregularities, and what was written for the next import to compare."""
        page = self.plan.get_latest_revision_as_object()
        page.imported = encode(document)
        page.irregularities = as_data(document.irregularities)
        page.source_document = self.source or page.source_document
        if "" in self.touched("plan"):
            page.passages.set(list(passages(document.passages)))
        page.save_revision(user=self.user, log_action=True).publish(user=self.user)


def passages(read: Sequence[Passage]) -> Iterable[PlanPassage]:
    """Yield rows for the passages, in their order."""
    for order, passage in enumerate(read):
        yield PlanPassage(
            kind=passage.kind.value,
            text=passage.wording.text,
            source_text=passage.wording.source_text,
            source_place=str(passage.wording.place),
            mark=passage.mark,
            sort_order=order,
        )

"""Activities as a reader is shown them: words, names, deadlines, status and evidence put
together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise

from .deadlines import COMPOUND, Deadline
from .evidence import Evidence, evidence_for
from .models.activity import Activity
from .models.terms import FundingSource, Holder
from .progress import Progress, progress_of
from .queries import awaited_by, event_dates_of, keys_of
from .status import STATUS_LABELS, Status, status_by_deadline, status_by_evidence
from .wording import SIGNS, awaited_in_words, due_in_words, part_in_words

if TYPE_CHECKING:
    from .models.pages import PlanPage


@dataclass(frozen=True, slots=True)
class ShownDeadline:
    """A part of a deadline: the kind of its sign, its words, and what follows from them."""

    kind: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class ShownActivity:
    """An activity, with everything its templates ask for already read."""

    activity: Activity
    url: str
    holders: list[Holder]
    funding: list[FundingSource]
    deadlines: list[ShownDeadline]
    kind: str
    statuses: tuple[Status, ...]
    evidence: list[Evidence] = field(default_factory=list)
    drafts: list[Evidence] = field(default_factory=list)
    # The slugs of the activities whose printed cells are the same as this one's; none if its own.
    sharing: tuple[str, ...] = ()
    progress: Progress = field(default_factory=Progress)

    @property
    def number(self) -> str:
        """The printed number, as the original has it."""
        return self.activity.facts.number

    @property
    def is_compound(self) -> bool:
        """Whether its deadline says several things at once."""
        return self.kind == COMPOUND

    @property
    def status_labels(self) -> list[Promise]:
        """Where it stands, in the reader's language."""
        return [STATUS_LABELS[status] for status in self.statuses]


def show_activities(
    request: HttpRequest,
    plan: "PlanPage",
    activities: Sequence[Activity],
    today: date | None = None,
    *,
    among: Sequence[Activity] | None = None,
) -> list[ShownActivity]:
    """Return the plan's activities (their facts read) as shown to the visitor, in a fixed number of
    queries. ``today`` is the day of their statuses; ``among`` those that may share printed cells
    with them, if these are more than are shown.
    """
    dates, names = _awaited(activities)
    evidence = evidence_for(request, keys_of(activities))
    progress = _progress(request, activities, evidence)
    sharing = _sharing(activities if among is None else among)
    day = today or timezone.localdate()
    base = plan.get_url(request)
    found = []
    for activity in activities:
        facts = activity.facts
        deadline = facts.deadline
        proofs, drafts = _apart(evidence.get(activity.translation_key, []))
        status = status_by_deadline(deadline, plan.year, dates, day)
        found.append(
            ShownActivity(
                activity=activity,
                url=f"{base}{activity.slug}/",
                holders=[link.holder for link in facts.holder_links.all()],
                funding=[link.source for link in facts.funding_links.all()],
                deadlines=_deadlines(deadline, plan.year, dates, names),
                kind=deadline.kind if deadline else "",
                statuses=(status, status_by_evidence(bool(proofs))),
                evidence=proofs,
                drafts=drafts,
                sharing=sharing.get(facts.shared_with or facts.slug, ()),
                progress=progress.get(facts.pk, Progress()),
            )
        )
    return found


def _awaited(activities: Sequence[Activity]) -> tuple[Mapping[str, date], dict[str, str]]:
    """Return when what the activities wait for happened, and how it is called, by its name."""
    events = awaited_by(activities)
    return event_dates_of(events), {event.name: event.shown_name for event in events}


def _apart(found: Sequence[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """Return what proves something, and what is a draft and proves nothing yet."""
    return [each for each in found if not each.is_draft], [each for each in found if each.is_draft]


def _deadlines(
    deadline: Deadline | None, year: int, dates: Mapping[str, date], names: Mapping[str, str]
) -> list[ShownDeadline]:
    """Return the parts of a deadline. Of a compound one nobody said which counts: none is due."""
    shown = []
    for part in deadline.parts if deadline else ():
        due = None if deadline and deadline.compound else part.due(year, dates)
        note = awaited_in_words(part, dates, names) or due_in_words(due)
        shown.append(ShownDeadline(SIGNS[part.kind], part_in_words(part, names), note))
    return shown


def _progress(
    request: HttpRequest, activities: Sequence[Activity], evidence: Mapping[UUID, list[Evidence]]
) -> dict[int, Progress]:
    proven = {
        activity.facts.pk
        for activity in activities
        if any(not each.is_draft for each in evidence.get(activity.translation_key, ()))
    }
    return progress_of(request.user, "activity", [a.facts.pk for a in activities], proven)


def _sharing(activities: Sequence[Activity]) -> dict[str, tuple[str, ...]]:
    """Return by the slug of each group's first activity the slugs of all that share its cells."""
    groups: dict[str, list[str]] = {}
    for activity in activities:
        if activity.facts.shared_with:
            groups.setdefault(activity.facts.shared_with, []).append(activity.facts.slug)
    return {first: (first, *others) for first, others in groups.items()}

"""What the activities of a plan are narrowed by."""

from collections.abc import Mapping, Sequence

from django.http import QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation import choosing
from foundation.choosing import Filter, Label

from .labels import KIND_LABELS
from .progress import PROGRESS_LABELS
from .shown import ShownActivity
from .status import STATUS_LABELS

LABEL_LENGTH = 72
Activities = Sequence[ShownActivity]


def _goals(activities: Activities) -> Mapping[str, Label]:
    goals = [shown.activity.specific_goal for shown in activities]
    return {
        goal.slug: Truncator(f"{goal.number} {goal.text}").chars(LABEL_LENGTH) for goal in goals
    }


def _kinds(activities: Activities) -> Mapping[str, Label]:
    occurring = {shown.kind for shown in activities}
    return {value: label for value, label in KIND_LABELS.items() if value in occurring}


def _statuses(activities: Activities) -> Mapping[str, Label]:
    occurring = {status for shown in activities for status in shown.statuses}
    return {value: label for value, label in STATUS_LABELS.items() if value in occurring}


def _states(activities: Activities) -> Mapping[str, Label]:
    occurring = {shown.progress.state for shown in activities}
    return {value: label for value, label in PROGRESS_LABELS.items() if value in occurring}


FILTERS = (
    Filter[ShownActivity](
        "goal",
        _("Goal"),
        _("All goals"),
        lambda shown: (shown.activity.specific_goal.slug,),
        _goals,
    ),
    Filter[ShownActivity](
        "holder",
        _("Holder"),
        _("All holders"),
        lambda shown: (holder.code for holder in shown.holders),
        lambda activities: {h.code: h.shown_short for s in activities for h in s.holders},
    ),
    Filter[ShownActivity](
        "funding",
        _("Funding"),
        _("All sources"),
        lambda shown: (source.code for source in shown.funding),
        lambda activities: {f.code: f.shown_short for s in activities for f in s.funding},
    ),
    Filter[ShownActivity](
        "deadline", _("Deadline"), _("All kinds"), lambda shown: (shown.kind,), _kinds
    ),
    Filter[ShownActivity](
        "state",
        pgettext_lazy("reported", "State"),
        pgettext_lazy("reported", "Any state"),
        lambda shown: (shown.progress.state,),
        _states,
    ),
    Filter[ShownActivity](
        "status",
        _("Deadline and evidence"),
        _("Any deadline and evidence"),
        lambda shown: shown.statuses,
        _statuses,
    ),
)


class Choice(choosing.Choice[ShownActivity]):
    """What a visitor chose, applied to the activities of a plan."""

    def __init__(self, query: QueryDict, activities: Activities, clear_url: str) -> None:
        super().__init__(query, FILTERS, activities, clear_url)

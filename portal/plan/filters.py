"""Narrowing the plan: what was chosen in the address, what can be chosen, and what it leaves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from .labels import KIND_LABELS
from .shown import ShownActivity
from .status import STATUS_LABELS

Label = str | Promise
LABEL_LENGTH = 72


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to narrow by: its name in the address, and which values an activity has of it."""

    name: str
    label: Label
    any_label: Label
    values: Callable[[ShownActivity], Iterable[str]]


FILTERS = (
    Filter(
        "goal",
        _("Goal"),
        _("All goals"),
        lambda shown: (shown.activity.specific_goal.slug,),
    ),
    Filter(
        "holder",
        _("Holder"),
        _("All holders"),
        lambda shown: (holder.code for holder in shown.holders),
    ),
    Filter(
        "funding",
        _("Funding"),
        _("All sources"),
        lambda shown: (source.code for source in shown.funding),
    ),
    Filter("deadline", _("Deadline"), _("All kinds"), lambda shown: (shown.kind,)),
    Filter("status", _("Status"), _("Any status"), lambda shown: shown.statuses),
)


class Choice:
    """What a visitor chose, applied to the activities of a plan."""

    def __init__(
        self, query: QueryDict, activities: Sequence[ShownActivity], clear_url: str
    ) -> None:
        self.activities = activities
        self._clear_url = clear_url
        self.chosen = {
            filter_.name: value for filter_ in FILTERS if (value := query.get(filter_.name, ""))
        }

    @property
    def active(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.chosen)

    @property
    def clear_url(self) -> str:
        """Where nothing is chosen; nothing while that is the case."""
        return self._clear_url if self.chosen else ""

    def left(self, without: str = "") -> list[ShownActivity]:
        """Return what the chosen values leave, not counting the filter named ``without``."""
        wanted = [
            (filter_, self.chosen[filter_.name])
            for filter_ in FILTERS
            if filter_.name in self.chosen and filter_.name != without
        ]
        return [
            shown
            for shown in self.activities
            if all(value in filter_.values(shown) for filter_, value in wanted)
        ]

    def selects(self) -> list[dict[str, Any]]:
        """Return what the select component takes for each filter, with how many each value
        leaves.
        """
        found = []
        for filter_ in FILTERS:
            counts: dict[str, int] = {}
            for shown in self.left(without=filter_.name):
                for value in filter_.values(shown):
                    counts[value] = counts.get(value, 0) + 1
            chosen = self.chosen.get(filter_.name, "")
            options = [
                {
                    "value": value,
                    "label": label,
                    "selected": value == chosen,
                    "count": counts.get(value, 0),
                }
                for value, label in self._labels(filter_).items()
            ]
            if chosen and not any(option["selected"] for option in options):
                options.append({"value": chosen, "label": chosen, "selected": True, "count": 0})
            found.append(
                {
                    "id": f"filter-{filter_.name}",
                    "name": filter_.name,
                    "label": filter_.label,
                    "any": filter_.any_label,
                    "options": options,
                }
            )
        return found

    def told(self) -> list[tuple[Label, Label]]:
        """Return what is chosen as pairs of the filter's and the value's names."""
        return [
            (filter_.label, self._labels(filter_).get(value, value))
            for filter_ in FILTERS
            if (value := self.chosen.get(filter_.name))
        ]

    def _labels(self, filter_: Filter) -> Mapping[str, Label]:
        """Return the values that occur in the plan with their names, in the order to offer them."""
        occurring = {value for shown in self.activities for value in filter_.values(shown)}
        labels: dict[str, Label] = {}
        match filter_.name:
            case "goal":
                for shown in self.activities:
                    goal = shown.activity.specific_goal
                    labels[goal.slug] = Truncator(f"{goal.number} {goal.text}").chars(LABEL_LENGTH)
            case "holder":
                labels = {h.code: h.shown_short for s in self.activities for h in s.holders}
            case "funding":
                labels = {f.code: f.shown_short for s in self.activities for f in s.funding}
            case "deadline":
                labels = {
                    value: label for value, label in KIND_LABELS.items() if value in occurring
                }
            case "status":
                labels = {
                    value: label for value, label in STATUS_LABELS.items() if value in occurring
                }
        return labels

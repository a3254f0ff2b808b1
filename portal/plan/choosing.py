"""How an editor chooses an activity."""

from typing import Any

from django.apps import apps
from django.forms import Select
from django.utils.translation import gettext as _


class ActivitySelect(Select):
    """A list of activities beneath the year of their plan, the newest first: plans that follow each
    other say much the same.
    """

    def optgroups(
        self, name: str, value: list[str], attrs: dict[str, Any] | None = None
    ) -> list[Any]:
        """Return the options by year. The years are asked for once."""
        years = dict(apps.get_model("portal", "PlanPage").objects.values_list("pk", "year"))
        unsorted: list[Any] = []
        by_year: dict[int, list[Any]] = {}
        for _group, options, _index in super().optgroups(name, value, attrs):
            for option in options:
                activity = getattr(option["value"], "instance", None)
                year = years.get(activity.plan_id) if activity else None
                (by_year.setdefault(year, []) if year else unsorted).append(option)
        groups: list[Any] = [(None, unsorted, 0)]
        for index, year in enumerate(sorted(by_year, reverse=True), 1):
            groups.append((_("Work plan for %(year)s") % {"year": year}, by_year[year], index))
        return groups

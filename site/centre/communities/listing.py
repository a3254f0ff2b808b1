"""What communities did, narrowed by the address, and in a table by municipality: no map needed."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as PageOfList
from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from foundation.access import Visitor, visible_to
from foundation.choosing import Choice
from foundation.models import SiteImage
from foundation.script import alphabetical
from portal.api import municipality

from ..models import CampaignPage, CommunityReport
from .filters import Told, filters_for

PER_PAGE = 10
SORT = "sort"


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality in the table: its names, how much was done there, and when last."""

    code: str
    name: str
    district: str
    count: int
    latest: datetime.date


# By what the table can be sorted, and whether it begins with the highest.
SORTS = {
    "municipality": (_("Municipality or city"), False),
    "district": (_("District"), False),
    "count": (_("Activities"), True),
    "latest": (_("Latest"), True),
}


def reports_of(user: Visitor, campaign: CampaignPage | None = None) -> QuerySet[CommunityReport]:
    """Return the approved reports that ``user`` may see, of a campaign in any of its languages or
    of all.
    """
    reports = visible_to(user, CommunityReport.objects.all())
    if campaign is not None:
        reports = reports.filter(campaign__translation_key=campaign.translation_key)
    return reports.order_by("-held_on", "-pk")


def ready(reports: QuerySet[CommunityReport]) -> QuerySet[CommunityReport]:
    """Return the reports with their pictures and campaigns already read."""
    pictures = SiteImage.objects.prefetch_renditions()
    return reports.select_related("campaign").prefetch_related(Prefetch("picture", pictures))


class Listing:
    """Reports as an address asks for them."""

    def __init__(
        self,
        reports: QuerySet[CommunityReport],
        query: QueryDict,
        campaigns: Mapping[str, str],
        clear_url: str = "",
    ) -> None:
        """Take the reports and, where there are several, the names of the campaigns by slug."""
        fields = ("pk", "campaign__slug", "municipality_code", "held_on", "kind")
        told = [Told(*row) for row in reports.values_list(*fields)]
        self.choice = Choice(query, filters_for(campaigns), told, clear_url)
        self.sort = query.get(SORT, "")

    def page(self, number: str | int) -> PageOfList:
        """Return one page of what is left, the newest first. Raises ``Http404`` where there is
        none.
        """
        return self.choice.page(number, PER_PAGE)

    def rows(self) -> list[Row]:
        """Return the municipalities of what is left, in the order that was asked for."""
        found: dict[str, list[Told]] = {}
        for told in self.choice.left():
            found.setdefault(told.municipality, []).append(told)
        rows = [_row(code, inside) for code, inside in found.items()]
        rows.sort(key=lambda row: (alphabetical(row.district), alphabetical(row.name)))
        key, down = self._asked()
        return sorted(rows, key=lambda row: _ranked(getattr(row, key)), reverse=down)

    def columns(self) -> list[dict[str, Any]]:
        """Return the heads of the table: label, the query that sorts by it, and how it is sorted
        now in the words of ``aria-sort``.
        """
        key, down = self._asked()
        heads = []
        for name, (label, begins_high) in SORTS.items():
            attribute = _attribute(name)
            current = attribute == key
            turned = f"-{name}" if current and not down else name
            wanted = turned if current else (f"-{name}" if begins_high else name)
            heads.append(
                {
                    "label": label,
                    "query": f"?{urlencode({**self.choice.chosen, SORT: wanted})}",
                    "sorted": ("descending" if down else "ascending") if current else "",
                    "numeric": name == "count",
                }
            )
        return heads

    def _asked(self) -> tuple[str, bool]:
        name = self.sort.removeprefix("-")
        if name not in SORTS:
            return "district", False
        return _attribute(name), self.sort.startswith("-")


def _ranked(value: Any) -> Any:
    return alphabetical(value) if isinstance(value, str) else value


def _attribute(sort: str) -> str:
    return "name" if sort == "municipality" else sort


def _row(code: str, told: Sequence[Told]) -> Row:
    place = municipality(code)
    latest = max(each.held_on for each in told)
    if place is None:
        return Row(code, code, "", len(told), latest)
    return Row(code, place.shown_name, place.district.shown_name, len(told), latest)

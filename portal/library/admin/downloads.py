"""How often files were taken away, by day or month and sector: a report of the desk.

Its cells are a fixed grid: nothing narrows them but the year, so that nobody subtracts one answer
from another. See ``counting`` for what may be said of a count.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from foundation.downloads import download
from foundation.tables import to_csv

from ...codes import Sector
from ..counting import Period, periods

PERMISSION = "portal.publish_libraryitem"
_BY = ("month", "day")


def urls() -> list[URLPattern]:
    """Return the address of the report, for the desk."""
    return [path("library-downloads/", show_downloads, name="library_downloads")]


class DownloadsItem(MenuItem):
    """Shown to whoever publishes in the library."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor does."""
        return bool(request.user.has_perm(PERMISSION))


def downloads_item() -> DownloadsItem:
    """Return the entry of the reports menu."""
    return DownloadsItem(
        gettext_lazy("Downloads of the library"),
        reverse("library_downloads"),
        name="library-downloads",
        icon_name="download",
        order=820,
    )


@permission_required(PERMISSION)
def show_downloads(request: HttpRequest) -> HttpResponse:
    """Show the report, or give it as a table to take away."""
    by = request.GET.get("by", "")
    by = by if by in _BY else _BY[0]
    found = periods(by_day=by == "day")
    years = sorted({each.begins.year for each in found}, reverse=True)
    asked = request.GET.get("year", "")
    year = int(asked) if asked in map(str, years) else (years[0] if years else 0)
    rows = [each for each in found if each.begins.year == year]
    if request.GET.get("as") == "csv":
        return download(_csv(rows), f"downloads-{by}-{year}.csv")
    context = {
        "by": by,
        "choices": [("month", _("by month")), ("day", _("by day"))],
        "year": year,
        "years": years,
        "rows": [_row(each, by) for each in rows],
    }
    return render(request, "portal/library/admin/downloads.html", context)


def _row(each: Period, by: str) -> dict[str, Any]:
    return {
        "name": date_format(each.begins, "j. E Y." if by == "day" else "F Y."),
        "parts": [
            {"sector": Sector(code).label if code else _("no sector named"), "count": count}
            for code, count in each.counts.items()
            if count
        ],
        "total": each.total,
    }


def _csv(rows: list[Period]) -> bytes:
    columns = ("period", *Sector.values, "none", "total")
    return to_csv(
        columns,
        (
            {
                "period": each.begins.isoformat(),
                **{code or "none": count or "" for code, count in each.counts.items()},
                "total": each.total or "",
            }
            for each in rows
        ),
    )

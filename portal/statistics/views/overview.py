"""The overview: series side by side, tables by year, analyses; how small counts are protected."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from foundation.access import visible_to
from foundation.navigation import trail

from ..charts import SERIES, draw
from ..codes import Dimension, Measure
from ..content import Sheet, sheet
from ..queries import latest_versions
from ..shown import differing, legend, show, side_by_side
from .table import file_choices, url_of

if TYPE_CHECKING:
    from ..models.pages import StatisticsPage


def context(request: HttpRequest, page: "StatisticsPage") -> dict[str, Any]:
    """Return everything that is published, in a number of queries that does not grow with it."""
    sheets = [sheet(version) for version in latest_versions(request.user)]
    real = [found for found in sheets if not found.table.is_example]
    base = page.get_url(request)
    return {
        "trail": trail(request, page),
        "series": [each for measure in Measure if (each := _series(real, measure, base))],
        "years": _by_year([found for found in real if found.table.rows != Dimension.YEAR], base),
        "examples": [_entry(each, base) for each in sheets if each.table.is_example],
        "analyses": _analyses(request, page),
        "downloads": file_choices(f"{base}podaci"),
        "method_url": f"{base}metod/",
    }


def method_context(request: HttpRequest, page: "StatisticsPage") -> dict[str, Any]:
    """Return an example of a table with hidden cells, and what the words mean."""
    sheets = [sheet(version) for version in latest_versions(request.user)]
    example = next((found for found in sheets if found.table.is_example), None)
    return {
        "trail": [*trail(request, page), {"title": page.title, "url": page.get_url(request)}],
        "example": show(example) if example else None,
        "legend": legend(example.statuses) if example else [],
    }


def _series(sheets: list[Sheet], measure: Measure, base: str) -> dict[str, Any] | None:
    found = [
        each
        for each in sheets
        if each.table.measure == measure and each.table.rows == Dimension.YEAR
    ][: len(SERIES)]
    if not found:
        return None
    title = _("%(measure)s by year") % {"measure": measure.label}
    table = side_by_side(found, title)
    chart = draw(
        f"chart-{measure.value}",
        title,
        [(row.heading, row.cells) for row in table.rows],
        table.columns,
    )
    statuses = {status for each in found for status in each.statuses}
    statuses |= {cell.status for row in table.rows for cell in row.cells}
    return {
        "id": measure.value,
        "title": title,
        "table": table,
        "chart": chart,
        "legend": legend(statuses),
        "differing": differing(table),
        "sources": [_entry(each, base) for each in found],
    }


def _by_year(sheets: list[Sheet], base: str) -> list[dict[str, Any]]:
    years: dict[str, list[dict[str, Any]]] = {}
    for found in sheets:
        years.setdefault(found.table.years, []).append(_entry(found, base))
    return [{"year": year, "tables": tables} for year, tables in years.items()]


def _entry(found: Sheet, base: str) -> dict[str, Any]:
    return {
        "title": found.table.title,
        "url": url_of(found, base),
        "source": found.source,
        "seen_on": found.seen_on,
        "definition": found.version.shown("definition"),
        "note": found.version.shown("note"),
    }


def _analyses(request: HttpRequest, page: "StatisticsPage") -> list[dict[str, Any]]:
    from ..models.analysis import AnalysisPage  # noqa: PLC0415  # its views are read with it

    pages = visible_to(request.user, AnalysisPage.objects.child_of(page)).order_by("-year", "path")
    return [
        {
            "title": each.title,
            "url": each.get_url(request),
            "lead": each.lead,
            "date": each.published_on,
            "tags": [_("Example")] if each.is_example else [],
        }
        for each in pages
    ]

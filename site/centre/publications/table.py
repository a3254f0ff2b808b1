"""The table of completeness as page, CSV and JSON."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation.downloads import download
from foundation.script import in_current
from foundation.script.context import lang_tag
from foundation.tables import to_csv, to_json

from .completeness import as_rows, cells, duties, in_force, published
from .kinds import CellState

if TYPE_CHECKING:
    from .index import PublicationIndexPage

COLUMNS = (
    *("year", "kind", "kind_name", "state", "state_name", "due", "title", "url"),
    *("version", "date", "sha256", "reason"),
)
ICONS = {
    CellState.PUBLISHED: "done",
    CellState.MISSING: "withdrawn",
    CellState.NOT_DUE: "quarter",
    CellState.NOT_APPLICABLE: "info",
}


def table_context(request: HttpRequest, index: "PublicationIndexPage") -> dict[str, Any]:
    """Return what the template shows of the table: kinds (its columns), years (its rows), what is
    in force, what prescribes it, and where it can be taken away.
    """
    found, needed = published(request.user, index), duties()
    table = cells(found, needed)
    base = index.get_url(request)
    return {
        "kinds": [str(duty) for duty in needed],
        "years": [
            {"year": year, "cells": [_shown(request, cell) for cell in row]}
            for year, row in groupby(table, key=lambda cell: cell.year)
        ],
        "in_force": [
            {
                "kind": each.kind.label,
                "pages": [
                    {"title": page.title, "url": page.get_url(request), "file": file}
                    for page, file in each.pages
                ],
            }
            for each in in_force(found)
        ],
        "bases": [(str(duty), duty.shown_basis) for duty in needed if duty.shown_basis],
        "today": timezone.localdate(),
        "tables": [
            {
                "title": _("The table of documents"),
                "url": base + index.reverse_subpage(route).rstrip("/"),
                "format": name,
            }
            for route, name in (("completeness_csv", "CSV"), ("completeness_json", "JSON"))
        ],
    }


def _shown(request: HttpRequest, cell: Any) -> dict[str, Any]:
    return {
        "state": cell.state.value,
        "label": cell.state.label,
        "icon": ICONS[cell.state],
        "url": cell.page.get_url(request) if cell.page else "",
        "file": cell.file,
        "due": cell.due,
        "reason": cell.reason,
    }


def csv_response(request: HttpRequest, index: Page) -> HttpResponse:
    """Answer with the table as CSV, in the language and script of the address."""
    rows = [_in_script(row) for row in as_rows(request, index)]
    return download(to_csv(COLUMNS, rows), f"{_stem()}.csv")


def json_response(request: HttpRequest, index: Page) -> HttpResponse:
    """Answer with the table as JSON, in the language and script of the address."""
    rows = [_in_script(row) for row in as_rows(request, index)]
    data = {
        "language": lang_tag(get_language() or "sr"),
        "as_of": timezone.localdate().isoformat(),
        "url": index.get_full_url(request),
        "licence": "CC0-1.0",
        "rows": rows,
    }
    kind = "application/json; charset=utf-8"
    return download(to_json(data), f"{_stem()}.json", media_type=kind)


def _in_script(row: dict[str, Any]) -> dict[str, Any]:
    return {
        key: in_current(value) if isinstance(value, str) else value for key, value in row.items()
    }


def _stem() -> str:
    return "required-publications" if get_language() == "en" else "potpunost-dokumenata"

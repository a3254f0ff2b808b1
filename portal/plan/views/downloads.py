"""The plan as open data, in the script or language of the address."""

import json
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from foundation.downloads import download
from foundation.script import in_current, lang_tag
from foundation.tables import to_csv as to_csv_table

from ..document import document_of
from ..exchange import to_csv, to_json
from ..exchange.encode import LANGUAGE, Data, encode
from ..models.terms import FundingSource, Holder
from ..progress import PROGRESS_LABELS
from ..queries import visible_activities
from ..shown import show_activities

if TYPE_CHECKING:
    from ..models.pages import PlanPage


def json_response(request: HttpRequest, plan: "PlanPage") -> HttpResponse:
    """Return the plan as JSON, with where it is from and what its codes mean."""
    about = {"url": settings.BASE_URL + plan.get_url(request), "title": in_current(plan.title)}
    told = {"about": about, **_names()}
    return download(to_json(_data(request, plan) | told), f"plan-{plan.year}.json")


def csv_response(request: HttpRequest, plan: "PlanPage") -> HttpResponse:
    """Return the plan as a table."""
    return download(to_csv(_data(request, plan)), f"plan-{plan.year}.csv")


REPORTED = ("activity", "text", "state", "as_of", "said_by", "basis", "source", "source_url")


def progress_csv(request: HttpRequest, plan: "PlanPage") -> HttpResponse:
    """Return what was reported of each activity as a table, a report a row, the last first."""
    body = to_csv_table(REPORTED, _reported(request, plan))
    return download(body, f"stanje-{plan.year}.csv")


def progress_json(request: HttpRequest, plan: "PlanPage") -> HttpResponse:
    """Return what was reported of each activity as JSON."""
    about = {
        "url": settings.BASE_URL + plan.get_url(request),
        "title": in_current(plan.title),
        "states": {str(state): in_current(str(label)) for state, label in PROGRESS_LABELS.items()},
    }
    body = json.dumps({"about": about, "reports": _reported(request, plan)}, ensure_ascii=False)
    return download(body.encode(), f"stanje-{plan.year}.json")


def _reported(request: HttpRequest, plan: "PlanPage") -> list[dict[str, Any]]:
    shown = show_activities(request, plan, visible_activities(request.user, plan))
    return [
        {
            "activity": each.activity.slug,
            "text": in_current(each.activity.text),
            "state": report.state,
            "as_of": report.as_of.isoformat(),
            "said_by": in_current(report.said_by),
            "basis": in_current(report.basis),
            "source": in_current(report.source.title) if report.source else "",
            "source_url": report.source.url if report.source else "",
        }
        for each in shown
        for report in each.progress.reports
    ]


def _names() -> dict[str, dict[str, str]]:
    """Return what each code of a holder or a source of funding stands for."""
    return {
        "holder_names": {row.code: in_current(row.shown_name) for row in Holder.objects.all()},
        "funding_names": {
            row.code: in_current(row.shown_name) for row in FundingSource.objects.all()
        },
    }


def _data(request: HttpRequest, plan: "PlanPage") -> Data:
    language = lang_tag(get_language() or "sr")
    document = document_of(plan, user=request.user)
    return encode(document, language, str if language == LANGUAGE else in_current)

"""The plan as open data, in the script or language of the address."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from foundation.script import in_current, lang_tag

from ..document import document_of
from ..exchange import to_csv, to_json
from ..exchange.encode import LANGUAGE, Data, encode
from ..models.terms import FundingSource, Holder

if TYPE_CHECKING:
    from ..models.pages import PlanPage


def json_response(request: HttpRequest, plan: "PlanPage") -> HttpResponse:
    """Return the plan as JSON, with where it is from and what its codes mean."""
    about = {"url": settings.BASE_URL + plan.get_url(request), "title": in_current(plan.title)}
    told = {"about": about, **_names()}
    return _file(plan, to_json(_data(request, plan) | told), "application/json", "json")


def csv_response(request: HttpRequest, plan: "PlanPage") -> HttpResponse:
    """Return the plan as a table."""
    return _file(plan, to_csv(_data(request, plan)), "text/csv; charset=utf-8", "csv")


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


def _file(plan: "PlanPage", body: bytes, content_type: str, ending: str) -> HttpResponse:
    name = f"plan-{plan.year}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=content_type, headers=headers)

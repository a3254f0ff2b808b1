"""What communities did, as a table and as data: what everybody may see, whoever asks."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.script import in_current, lang_tag
from foundation.tables import to_csv

from ..models import CampaignPage, CommunityReport
from .listing import Listing, reports_of

COLUMNS = (
    "campaign",
    "campaign_title",
    "date",
    "municipality",
    "municipality_name",
    "district_name",
    "kind",
    "reach",
    "organiser",
    "text",
)
WORDS = ("campaign_title", "municipality_name", "district_name", "organiser", "text")


def csv_response(
    request: HttpRequest, campaign: CampaignPage | None, campaigns: dict[str, str]
) -> HttpResponse:
    """Return the reports, narrowed as the address says, as CSV that no spreadsheet runs."""
    body = to_csv(COLUMNS, _rows(request, campaign, campaigns))
    return _file(body, "text/csv; charset=utf-8", "csv")


def json_response(
    request: HttpRequest, campaign: CampaignPage | None, campaigns: dict[str, str]
) -> HttpResponse:
    """Return the same as JSON, with what its words mean."""
    data = {
        "about": {
            "title": in_current(_("What communities did")),
            "url": settings.BASE_URL + request.path.removesuffix("json/"),
            "language": lang_tag(get_language() or "sr"),
            "reach": in_current(_("How many people heard or saw it, as who did it says: a band.")),
        },
        "reports": list(_rows(request, campaign, campaigns)),
    }
    body = json.dumps(data, ensure_ascii=False, indent=1).encode()
    return _file(body, "application/json", "json")


def _rows(
    request: HttpRequest, campaign: CampaignPage | None, campaigns: dict[str, str]
) -> Iterator[dict[str, str]]:
    reports = reports_of(AnonymousUser(), campaign)
    narrowed = Listing(reports, request.GET, {} if campaign else campaigns)
    left = set(narrowed.pks)
    for report in reports.select_related("campaign"):
        if report.pk in left:
            row = _row(report)
            yield row | {name: in_current(row[name]) for name in WORDS}


def _row(report: CommunityReport) -> dict[str, str]:
    place = report.place
    values: dict[str, Any] = {
        "campaign": report.campaign.slug,
        "campaign_title": report.campaign.title,
        "date": report.held_on.isoformat(),
        "municipality": report.municipality_code,
        "municipality_name": place.shown_name if place else "",
        "district_name": place.district.shown_name if place else "",
        "kind": report.kind,
        "reach": report.reach,
        "organiser": report.organiser,
        "text": report.text,
    }
    return {name: str(values[name]) for name in COLUMNS}


def _file(body: bytes, content_type: str, ending: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="communities.{ending}"'}
    return HttpResponse(body, content_type=content_type, headers=headers)

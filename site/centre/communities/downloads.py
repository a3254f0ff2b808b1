"""What communities did, as a table and as data: what everybody may see, whoever asks."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.downloads import download
from foundation.script import in_current, lang_tag
from foundation.tables import to_csv, to_json

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
    return download(to_csv(COLUMNS, _rows(request, campaign, campaigns)), "communities.csv")


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
    return download(to_json(data), "communities.json")


def _rows(
    request: HttpRequest, campaign: CampaignPage | None, campaigns: dict[str, str]
) -> Iterator[dict[str, str]]:
    reports = reports_of(AnonymousUser(), campaign)
    narrowed = Listing(reports, request.GET, {} if campaign else campaigns)
    left = {told.pk for told in narrowed.choice.left()}
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

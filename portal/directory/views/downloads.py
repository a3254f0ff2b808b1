"""The public list of services as a table and as data."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from foundation.downloads import download
from foundation.script import in_current, lang_tag
from foundation.tables import to_csv, to_json

from ..models.service import Service
from ..queries import visible_services

if TYPE_CHECKING:
    from ..models.pages import ServicesPage

COLUMNS = (
    "slug",
    "name",
    "kind",
    "summary",
    "how_to_get",
    "ages",
    "sexes",
    "statuses",
    "languages",
    "cost",
    "areas",
    "provider",
    "provider_kind",
    "address",
    "phone",
    "email",
    "website",
    "confirmed_on",
    "confirmed_by",
    "url",
)
WORDS = ("name", "summary", "how_to_get", "provider", "address", "confirmed_by")


def csv_response(request: HttpRequest, page: "ServicesPage") -> HttpResponse:
    """Return the services as CSV that no spreadsheet runs as a formula."""
    return download(to_csv(COLUMNS, _rows(request, page)), "services.csv")


def json_response(request: HttpRequest, page: "ServicesPage") -> HttpResponse:
    """Return the services as JSON, with where they are from and until when they count."""
    data = {
        "about": {
            "title": in_current(page.title),
            "url": settings.BASE_URL + page.get_url(request),
            "language": lang_tag(get_language() or "sr"),
            "confirmed_for_days": settings.DIRECTORY_CONFIRMED_FOR_DAYS,
        },
        "services": list(_rows(request, page)),
    }
    return download(to_json(data), "services.json")


def _rows(request: HttpRequest, page: "ServicesPage") -> Iterator[dict[str, Any]]:
    # What everybody may see, whoever asks: a file travels on.
    for service in visible_services(AnonymousUser(), page):
        row = _row(service) | {"url": settings.BASE_URL + service.get_url(request)}
        yield row | {name: in_current(row[name]) for name in WORDS}


def _row(service: Service) -> dict[str, Any]:
    special = {
        "provider": service.provider.shown_name,
        "provider_kind": service.provider.kind,
        "confirmed_on": service.confirmed_on.isoformat() if service.confirmed_on else "",
        "confirmed_by": service.confirmed_as,
        "url": "",
    }
    return {name: special.get(name) or getattr(service, name, "") for name in COLUMNS}

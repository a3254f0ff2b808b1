"""The list of services, the page of one, and the printed list of a district."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from foundation.choosing import Choice
from foundation.navigation import trail

from .. import codes
from ..filters import FILTERS
from ..models.service import Service
from ..municipalities import District, districts, municipality
from ..queries import local_team_for, visible_services, visible_teams
from ..shown import covers, facts, for_whom, in_short

if TYPE_CHECKING:
    from ..models.pages import ServicesPage


def list_context(request: HttpRequest, page: "ServicesPage") -> dict[str, Any]:
    """Return the services narrowed as the address says, grouped by kind."""
    services = list(visible_services(request.user, page))
    choice = Choice(request.GET, FILTERS, services, clear_url=request.path)
    left = choice.left()
    place = municipality(choice.chosen.get("municipality", ""))
    base = page.get_url(request)
    return {
        "trail": trail(request, page),
        "choice": choice,
        "selects": choice.selects(),
        "total": len(services),
        "left": len(left),
        "groups": _groups(left, base),
        "place": place,
        "team": local_team_for(request.user, place.code) if place else None,
        "printed_url": f"{base}print/{place.district.code}/" if place else "",
        "districts": [
            {"title": district.shown_name, "url": f"{base}print/{district.code}/"}
            for district in districts().values()
        ],
        "downloads": [
            {"title": _("The services as a table"), "url": f"{base}services.csv", "format": "CSV"},
            {"title": _("The services as data"), "url": f"{base}services.json", "format": "JSON"},
        ],
    }


def _groups(services: Sequence[Service], base: str) -> list[dict[str, Any]]:
    """Return the services, those of one kind together, in the order of the kinds."""
    order = list(codes.KINDS)
    ranked = sorted(services, key=lambda service: order.index(service.kind))
    return [
        {
            "kind": kind,
            "title": codes.KINDS[kind],
            "teasers": [
                {
                    "title": service.name,
                    "url": f"{base}{service.slug}/",
                    "lead": service.summary,
                    "kicker": service.provider.shown_name,
                    "tags": [*for_whom(service), codes.COSTS[service.cost]],
                }
                for service in group
            ],
        }
        for kind, group in groupby(ranked, lambda service: service.kind)
    ]


def service_context(request: HttpRequest, page: "ServicesPage", slug: str) -> dict[str, Any]:
    """Return what the page of one service shows. Raises ``Http404`` if the visitor may see none."""
    service = visible_services(request.user, page).filter(slug=slug[:60]).first()
    if service is None:
        raise Http404
    return shown_context(request, page, service)


def shown_context(request: HttpRequest, page: "ServicesPage", service: Service) -> dict[str, Any]:
    """Return what the page of a service shows, be it published or a draft."""
    return {
        "trail": [*trail(request, page), {"title": page.title, "url": page.get_url(request)}],
        "service": service,
        "facts": facts(service),
    }


def printed_context(request: HttpRequest, page: "ServicesPage", code: str) -> dict[str, Any]:
    """Return the services and teams of a district. Raises ``Http404`` for no district."""
    district = districts().get(code)
    if district is None:
        raise Http404
    services = [each for each in visible_services(request.user, page) if covers(each, district)]
    return {
        "trail": [*trail(request, page), {"title": page.title, "url": page.get_url(request)}],
        "district": district,
        "services": [{"service": each, "short": in_short(each)} for each in services],
        "teams": _teams_in(request, district),
    }


def _teams_in(request: HttpRequest, district: District) -> list[Any]:
    return [team for team in visible_teams(request.user) if team.place.district == district]


def addresses(page: "ServicesPage") -> list[str]:
    """Return where everybody finds the page's services, beneath the page's own address."""
    slugs = visible_services(AnonymousUser(), page).values_list("slug", flat=True)
    return [f"{slug}/" for slug in slugs]

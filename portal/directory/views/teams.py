"""The list of local teams, and the page of one."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from foundation.navigation import trail
from foundation.script import alphabetical

from ..beside import links_beside
from ..municipalities import REGIONS, municipalities_by_name, municipality
from ..queries import visible_teams

if TYPE_CHECKING:
    from ..models.pages import LocalTeamsPage


def list_context(request: HttpRequest, page: "LocalTeamsPage") -> dict[str, Any]:
    """Return the teams by region; with a municipality in the address, whether it has one."""
    teams = list(visible_teams(request.user))
    base = page.get_url(request)
    code = request.GET.get("municipality", "")
    place = municipality(code)
    with_team = {team.municipality_code for team in teams}
    return {
        "trail": trail(request, page),
        "asked": code,
        "place": place,
        "team": next((team for team in teams if team.municipality_code == code), None),
        "team_url": f"{base}{code}/" if place and code in with_team else "",
        "municipality_select": {
            "options": [
                {"value": each.code, "label": each.shown_name, "selected": each.code == code}
                for each in municipalities_by_name()
            ]
        },
        "regions": _regions(teams, base),
        "total": len(teams),
    }


def _regions(teams: list[Any], base: str) -> list[dict[str, Any]]:
    found = []
    for region, title in REGIONS.items():
        inside = [team for team in teams if team.place.district.region == region]
        rows = [
            {
                "url": f"{base}{team.slug}/",
                "name": team.place.shown_name,
                "district": team.place.district.shown_name,
                "team": team,
            }
            for team in sorted(inside, key=lambda team: alphabetical(team.place.shown_name))
        ]
        if rows:
            found.append({"title": title, "code": region, "rows": rows})
    return found


def team_context(request: HttpRequest, page: "LocalTeamsPage", slug: str) -> dict[str, Any]:
    """Return what the page of one team shows. Raises ``Http404`` if the visitor may see none."""
    team = visible_teams(request.user).filter(municipality_code=slug[:40]).first()
    if team is None:
        raise Http404
    facts = [
        {"label": _("Municipality or city"), "value": team.place.shown_name},
        {"label": _("District"), "value": team.place.district.shown_name},
        {"label": _("Region"), "value": REGIONS[team.place.district.region]},
    ]
    return {
        "trail": [*trail(request, page), {"title": page.title, "url": page.get_url(request)}],
        "team": team,
        "facts": facts,
        "links": list(links_beside(request, team.municipality_code)),
    }


def addresses(page: "LocalTeamsPage") -> list[str]:
    """Return where everybody finds the teams, beneath the page's own address."""
    return [f"{team.slug}/" for team in visible_teams(AnonymousUser())]

"""The list of sets, narrowed as the address says, and the same as data."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from foundation.access import Visitor
from foundation.choosing import Choice
from foundation.downloads import download
from foundation.keeping.parts import kept_for
from foundation.navigation import trail
from foundation.script import in_current, lang_tag
from foundation.tables import to_json

from ..content import Sheet, sheet
from ..filters import FILTERS, STATUSES, status_of
from ..printed.files import FILES
from ..queries import versions

if TYPE_CHECKING:
    from ..models.pages import IndicatorsPage


def list_context(request: HttpRequest, page: "IndicatorsPage") -> dict[str, Any]:
    """Return the sets, narrowed by what the address chooses."""
    sheets = kept_for(request.user, "sheets", lambda: _every_sheet(request.user))
    choice = Choice(request.GET, FILTERS, sheets, clear_url=request.path)
    left = choice.left()
    base = page.get_url(request)
    return {
        "trail": trail(request, page),
        "choice": choice,
        "selects": choice.selects(),
        "total": len([each for each in sheets if not each.is_superseded]),
        "left": len(left),
        "teasers": [_teaser(found, base) for found in left],
        "empty_because": _empty_because(choice) if choice.active and not left else "",
        "data_url": f"{base}indicators.json",
    }


def _every_sheet(user: Visitor) -> list[Sheet]:
    """Return every version: of each set the newest, which counts, first."""
    found, seen = [], set()
    for version in versions(user):
        found.append(replace(sheet(version), is_superseded=version.indicator_set_id in seen))
        seen.add(version.indicator_set_id)
    return found


def _teaser(found: Sheet, base: str) -> dict[str, Any]:
    count = len(found.signs)
    signs = ngettext("%(count)s sign", "%(count)s signs", count) % {"count": count}
    weights = _("with weights") if found.has_weights else _("without weights")
    return {
        "title": found.title,
        "url": f"{base}{found.slug}/" + (f"v{found.number}/" if found.is_superseded else ""),
        "kicker": found.sector_name or _("All sectors"),
        "lead": found.lead,
        "tags": [
            STATUSES[status_of(found)],
            _("version %(number)s") % {"number": found.number},
            signs,
            weights,
        ],
    }


def _empty_because(choice: Choice[Sheet]) -> str:
    """Return what would have to be taken back for something to be left, by name."""
    freed = [
        (filter_.label, len(left))
        for filter_ in FILTERS
        if filter_.name in choice.chosen and (left := choice.left(without=filter_.name))
    ]
    if not freed:
        return _("Take back more than one of the choices.")
    told = ", ".join(f"{label} ({count})" for label, count in freed)
    return _("Taking back one of these shows sets again: %(choices)s.") % {"choices": told}


def json_response(request: HttpRequest, page: "IndicatorsPage") -> HttpResponse:
    """Return what everybody may see: each set with its versions and where their files are."""
    base = settings.BASE_URL + page.get_url(request)
    sets: dict[str, dict[str, Any]] = {}
    for version in versions(AnonymousUser()):
        found = sheet(version)
        address = f"{base}{found.slug}/"
        told = sets.setdefault(found.slug, _told(found) | {"url": address, "versions": []})
        told["versions"].append(
            {
                "version": found.number,
                "published_on": found.published_on.isoformat(),
                "url": f"{address}v{found.number}/",
                "files": [f"{address}v{found.number}/{name}" for name in FILES],
            }
        )
    data = {
        "about": {
            "title": in_current(page.title),
            "url": base,
            "language": lang_tag(get_language() or "sr"),
        },
        "sets": list(sets.values()),
    }
    return download(to_json(data), "indicators.json")


def _told(found: Sheet) -> dict[str, Any]:
    return {
        "set": found.slug,
        "title": in_current(found.title),
        "sector": found.sector,
        "ages": list(found.ages),
        "forms": list(found.forms),
        "phases": list(found.phases),
        "status": "adopted" if found.is_adopted else "draft",
        "signs": len(found.signs),
    }


def addresses() -> list[str]:
    """Return where everybody finds sets and versions, beneath the page's own address."""
    found = list(versions(AnonymousUser()))
    slugs = dict.fromkeys(version.indicator_set.slug for version in found)
    return [
        *(f"{slug}/" for slug in slugs),
        *(f"{slug}/check/" for slug in slugs),
        *(f"{version.indicator_set.slug}/v{version.number}/" for version in found),
    ]

"""The list of sectors, and the home of one: what it needs, what changed, who is near."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from foundation.navigation import trail
from foundation.script import content_language

from ...codes import Sector, sector_at
from ...directory.lists import directory_lists
from ...sectors import SectorItem, items_for
from ..content import Sheet, sheet
from ..models.version import SetVersion
from ..queries import versions

if TYPE_CHECKING:
    from ..models.pages import SectorsPage

LATELY = 6


def list_context(request: HttpRequest, page: "SectorsPage") -> dict[str, Any]:
    """Return the sectors, each with what editors say of it."""
    said = {words.sector: words.text for words in page.words.all()}
    base = page.get_url(request)
    return {
        "trail": trail(request, page),
        "teasers": [
            {
                "title": sector.label,
                "url": f"{base}{sector.slug}/",
                "lead": said.get(sector.value, ""),
            }
            for sector in Sector
        ],
    }


def sector_context(request: HttpRequest, page: "SectorsPage", slug: str) -> dict[str, Any]:
    """Return what one sector's home shows. Raises ``Http404`` for no sector."""
    sector = sector_at(slug)
    if sector is None:
        raise Http404
    mine = [each for each in versions(request.user) if _is_for(each, sector)]
    newest: dict[int, SetVersion] = {}
    for version in mine:
        newest.setdefault(version.indicator_set_id, version)
    items = items_for(request, sector)
    base = mine[0].indicator_set.list_url(request) if mine else ""
    said = {words.sector: words.text for words in page.words.all()}
    return {
        "trail": [*trail(request, page), {"title": page.title, "url": page.get_url(request)}],
        "sector": sector,
        "words": said.get(sector.value, ""),
        # Its own first, then what is for all.
        "sets": [
            _shown(sheet(version), base)
            for version in sorted(newest.values(), key=lambda each: not each.content["sector"])
        ],
        "lately": _lately(list(newest.values()), items, base),
        "groups": [
            {"kind": kind, "teasers": [_teaser(item) for item in group]}
            for kind, group in groupby(items, key=lambda item: str(item.kind))
        ],
        "places": directory_lists(request),
    }


def _is_for(version: SetVersion, sector: Sector) -> bool:
    return version.content["sector"] in ("", sector.value)


def _shown(found: Sheet, base: str) -> dict[str, Any]:
    url = f"{base}{found.slug}/"
    return {
        "title": found.title,
        "lead": found.lead,
        "url": url,
        "check_url": f"{url}check/",
        "card_url": f"{url}v{found.number}/card.pdf",
        "checklist_url": f"{url}v{found.number}/checklist.pdf",
        "is_adopted": found.is_adopted,
        "number": found.number,
    }


def _lately(newest: list[SetVersion], items: list[SectorItem], base: str) -> list[dict[str, Any]]:
    """Return what was published last, newest first: sets with what changed in them, and what other
    rooms date.
    """
    told: list[dict[str, Any]] = [
        {
            "title": _("%(title)s, version %(number)s")
            % {"title": sheet(version).title, "number": version.number},
            "url": f"{base}{version.indicator_set.slug}/v{version.number}/",
            "kicker": _("Indicators"),
            "date": version.published_on,
            "lead": version.note(content_language()),
        }
        for version in newest
    ]
    told += [
        {
            "title": item.title,
            "url": item.url,
            "kicker": item.kind,
            "date": item.date,
            "lang": item.lang,
        }
        for item in items
        if item.date
    ]
    told.sort(key=lambda each: each["date"], reverse=True)
    return told[:LATELY]


def _teaser(item: SectorItem) -> dict[str, Any]:
    return {
        "title": item.title,
        "url": item.url,
        "lead": item.lead,
        "date": item.date,
        "lang": item.lang,
    }

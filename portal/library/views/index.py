"""The list of the library, narrowed as the address says."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.choosing import Choice
from foundation.feeds import FEEDS
from foundation.navigation import trail

from ..codes import ItemKind, Licence
from ..filters import FILTERS, SECTOR
from ..queries import Shelved, shelved

if TYPE_CHECKING:
    from ..models.page import LibraryPage

PER_PAGE = 12


def list_context(request: HttpRequest, page: "LibraryPage") -> dict[str, Any]:
    """Return one page of the items that are left. Raises ``Http404`` for one that isn't there."""
    choice = Choice(request.GET, FILTERS, shelved(request.user), clear_url=request.path)
    page_obj = choice.page(request.GET.get("page", 1), PER_PAGE)
    base = page.get_url(request)
    return {
        "trail": trail(request, page),
        **choice.context(),
        "page_obj": page_obj,
        "teasers": [teaser(each, base, choice.chosen.get(SECTOR, "")) for each in page_obj],
        "subscriptions": subscriptions(page, base, choice),
    }


def subscriptions(page: "LibraryPage", base: str, choice: Choice[Shelved]) -> list[dict[str, str]]:
    """Return the feeds of the list as it is narrowed: title, long_title, url, type."""
    told = feed_title(page, choice)
    return [
        {
            "title": name,
            "long_title": f"{told} ({name})",
            "url": f"{base}{route}/{choice.query}",
            "type": media_type,
        }
        for route, name, media_type in FEEDS
    ]


def feed_title(page: "LibraryPage", choice: Choice[Shelved]) -> str:
    """Return what a feed of the list is called, with what it is narrowed by."""
    told = ", ".join(f"{label}: {value}" for label, value in choice.told())
    return f"{page.title} ({told})" if told else page.title


def teaser(each: Shelved, base: str, sector: str = "") -> dict[str, Any]:
    """Return what the list shows of an item. Its address says which sector was chosen: downloads
    are counted by it.
    """
    item = each.item
    return {
        "title": item.said("title"),
        "url": f"{base}{item.number}/{f'?{SECTOR}={sector}' if sector else ''}",
        "lead": item.said("summary"),
        "kicker": ItemKind(item.kind).label,
        "date": each.changed_on,
        "tags": tags(each),
    }


def tags(each: Shelved) -> list[str]:
    """Return what helps to choose: formats, languages, version and pages."""
    told = [str(Licence.INTERNAL.label)] if each.is_internal else []
    told += [file.format for file in each.newest]
    told += [str(file.get_language_display()) for file in each.newest]
    if each.number > 1:
        told.append(_("version %(number)s") % {"number": each.number})
    count = max((file.page_count for file in each.newest), default=0)
    if count:
        told.append(ngettext("%(count)s page", "%(count)s pages", count) % {"count": count})
    return list(dict.fromkeys(told))


def addresses() -> list[str]:
    """Return where everybody finds items and versions, beneath the page's own address."""
    found: list[str] = []
    for each in shelved(AnonymousUser()):
        found.append(f"{each.item.number}/")
        found += [f"{each.item.number}/v{version}/" for version in each.versions]
    return found

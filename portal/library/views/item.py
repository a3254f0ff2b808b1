"""The page of an item with its newest version, and the page of one version."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from foundation.navigation import trail
from foundation.script import content_language
from portal.plan.queries import links_to_activities

from ...codes import Sector
from ..codes import ItemKind, Licence
from ..counting import downloads_of
from ..describing import DUBLIN_CORE, citation, data_block, dublin_core, facts
from ..filters import SECTOR
from ..models import LibraryFile, LibraryItem
from ..queries import Shelved, best_file, shelved_item

if TYPE_CHECKING:
    from ..models.page import LibraryPage


def item_context(request: HttpRequest, page: "LibraryPage", number: int) -> dict[str, Any]:
    """Return what the page of an item shows. Raises ``Http404`` if the visitor may see none."""
    found = shelved_item(request.user, number)
    return _context(request, page, found, found.number)


def version_context(
    request: HttpRequest, page: "LibraryPage", number: int, version: int
) -> dict[str, Any]:
    """Return what the page of a version shows. Raises ``Http404`` where there is none."""
    found = shelved_item(request.user, number)
    if version not in found.versions:
        raise Http404
    return _context(request, page, found, version) | {"is_version": True}


def preview_context(
    request: HttpRequest, page: "LibraryPage", draft: LibraryItem
) -> dict[str, Any]:
    """Return what the page of an item would show with the draft's words; its files as published."""
    files = draft.files.defer("pages").order_by("-version", "pk") if draft.pk else ()
    found = Shelved(draft, tuple(files))
    return _context(request, page, found, found.number)


def _context(
    request: HttpRequest, page: "LibraryPage", found: Shelved, version: int
) -> dict[str, Any]:
    item = found.item
    base = page.get_url(request)
    url = f"{base}{item.number}/"
    least, by_sector = downloads_of(request.user, item.pk) if item.pk else (0, {})
    keys = [row.activity.translation_key for row in item.activities.select_related("activity")]
    return {
        "trail": [*trail(request, page), {"title": page.title, "url": base}],
        "item": item,
        "found": found,
        "title": item.said("title"),
        "lead": item.said("summary"),
        "kicker": ItemKind(item.kind).label,
        "version": shown_version(request, found, version, url),
        "is_newest": version == found.number,
        "newest_number": found.number,
        "item_url": url,
        "lasting": [_lasting(file, url) for file in found.newest],
        "version_url": f"{url}v{version}/" if version else url,
        "history": [
            shown_version(request, found, each, url) for each in found.versions if each != version
        ],
        "facts": facts(found),
        "citation": citation(found, version, f"{url}v{version}/" if version else url),
        "elements": dublin_core(found, url, url),
        "dublin_core": DUBLIN_CORE,
        "data_block": data_block(found, url, url),
        "licence_url": Licence(item.licence).address,
        "is_internal": found.is_internal,
        "downloads": least,
        "downloads_by_sector": [(Sector(code).label, number) for code, number in by_sector.items()],
        "activities": links_to_activities(request, keys),
    }


def shown_version(
    request: HttpRequest, found: Shelved, version: int, url: str
) -> dict[str, Any] | None:
    """Return what is shown of a version; nothing where no file is published."""
    files = found.of_version(version)
    if not files:
        return None
    sector = chosen_sector(request)
    best = best_file(files)
    return {
        "number": version,
        "url": f"{url}v{version}/",
        "date": files[0].date,
        "published_at": files[0].published_at,
        "note": files[0].note,
        "files": [_file(file, url, sector) for file in files],
        "best": _file(best or files[0], url, sector),
    }


def chosen_sector(request: HttpRequest) -> str:
    """Return the sector that the address names; nothing for none that there is."""
    asked = request.GET.get(SECTOR, "")
    return asked if asked in Sector.values else ""


def _lasting(file: LibraryFile, url: str) -> dict[str, str]:
    label = capfirst(f"{file.get_language_display()} ({file.format})")
    return {"label": label, "url": f"{url}{file.newest_route}"}


def _format(file: LibraryFile) -> str:
    """Return the format, with the language where it is not that of the page."""
    is_own = file.content_language == content_language()
    return file.format if is_own else f"{file.format}, {file.get_language_display()}"


def _file(file: LibraryFile, url: str, sector: str) -> dict[str, Any]:
    address = f"{url}{file.route}"
    return {
        "title": capfirst(f"{file.get_language_display()} ({file.format})"),
        "action": _("Download (%(format)s)") % {"format": _format(file)},
        "url": f"{address}?{SECTOR}={sector}" if sector else address,
        "text_url": f"{url}{file.text_route}" if file.has_text else "",
        "format": file.format,
        "size": file.size,
        "note": ""
        if file.has_text
        else _("A scan without text: it can't be searched or read aloud"),
        "sha256": file.sha256,
    }

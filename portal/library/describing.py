"""What is known of an item: as facts for readers, in the words of Dublin Core and of schema.org,
and as a reference to cite it by.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.script import in_current, lang_tag
from foundation.sharing.facts import as_data_block, organization, owner
from foundation.templatetags.components import long_date

from ..codes import Sector
from .codes import MEDIA_TYPES, Audience, FileLanguage, ItemKind, Licence
from .models import LibraryFile
from .queries import Shelved

Element = tuple[str, str]
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"


def facts(found: Shelved) -> list[dict[str, Any]]:
    """Return what a reader is told beside an item, without what is not known."""
    item = found.item
    licence = Licence(item.licence)
    told: list[dict[str, Any]] = [
        {"label": _("Kind"), "value": ItemKind(item.kind).label},
        {"label": _("Issued by"), "value": item.said("issuer")},
        {"label": _("Published in"), "value": item.said("reference")},
        {"label": _("Adopted or issued"), "value": day_of(found)},
        {"label": _("Parties"), "value": item.said("parties")},
        {"label": _("Binds"), "value": item.said("binding")},
        {"label": _("For whom"), "value": names(Audience, item.audiences)},
        {"label": _("Sectors"), "value": names(Sector, item.sectors) or _("All sectors")},
        {"label": _("Language"), "value": languages(found.newest)},
        {"label": _("Licence"), "value": licence.label, "url": licence.address},
        {
            "label": _("To be checked by"),
            "value": long_date(item.review_on) if item.review_on else "",
        },
        {"label": _("Source"), "value": item.said("source"), "url": item.source_url},
    ]
    return [fact for fact in told if fact["value"]]


def names(codes: Any, values: Sequence[str]) -> list[str]:
    """Return the names of ``values``, in the order of the list."""
    return [str(code.label) for code in codes if code.value in values]


def languages(files: Sequence[LibraryFile]) -> list[str]:
    """Return the names of the languages that files are in."""
    return [capfirst(name) for name in names(FileLanguage, [file.language for file in files])]


def day_of(found: Shelved) -> str:
    """Return the day, or the year, on which an item was adopted or issued, in words."""
    item = found.item
    return str(long_date(item.adopted_on)) if item.adopted_on else str(item.adopted_year or "")


def citation(found: Shelved, version: int, url: str) -> str:
    """Return how to cite a version of an item whose page is at ``url``."""
    item = found.item
    parts = [
        f"{item.said('issuer')} ({item.year})." if item.year else f"{item.said('issuer')}.",
        f"{item.said('title')}.",
        f"{item.said('reference')}." if item.said("reference") else "",
        _("Version %(number)s.") % {"number": version} if version else "",
        f"{owner()}. {settings.BASE_URL}{url}",
    ]
    return " ".join(part for part in parts if part)


def dublin_core(found: Shelved, url: str, files_url: str) -> list[Element]:
    """Return the elements of Dublin Core of an item whose page is at ``url``, in the script that is
    written now; ``files_url`` is where its versions are.
    """
    item = found.item
    licence = Licence(item.licence)
    elements: list[tuple[str, Any]] = [
        ("title", item.said("title")),
        ("creator", item.said("issuer")),
        ("publisher", owner()),
        ("description", item.said("summary")),
        ("type", "Text"),
        ("type", ItemKind(item.kind).label),
        *(("subject", name) for name in names(Sector, item.sectors)),
        *(("contributor", each) for each in _parted(item.said("parties"))),
        ("coverage", item.said("binding")),
        ("date", item.adopted_on.isoformat() if item.adopted_on else str(item.adopted_year or "")),
        ("source", item.said("reference")),
        ("source", item.source_url),
        *(("language", language) for language in dict.fromkeys(f.language for f in found.newest)),
        *(("format", kind) for kind in dict.fromkeys(MEDIA_TYPES[f.kind] for f in found.newest)),
        ("identifier", settings.BASE_URL + url),
        *(("relation", f"{settings.BASE_URL}{files_url}{file.route}") for file in found.newest),
        ("rights", licence.address or str(licence.label)),
    ]
    return [(name, in_current(str(value))) for name, value in elements if value]


def _parted(parties: str) -> list[str]:
    return [part.strip() for part in parties.split(";") if part.strip()]


def data_block(found: Shelved, url: str, files_url: str) -> Any:
    """Return the same in the words of schema.org, as a block of data for a page."""
    item = found.item
    licence = Licence(item.licence)
    told = {
        "@type": "Legislation" if item.kind == ItemKind.LAW else "DigitalDocument",
        "@id": settings.BASE_URL + url,
        "name": item.said("title"),
        "description": item.said("summary"),
        "url": settings.BASE_URL + url,
        "inLanguage": lang_tag(get_language() or "sr"),
        "creator": {"@type": "Organization", "name": item.said("issuer")},
        "publisher": organization(),
        "version": str(found.number) if found.number else "",
        "dateCreated": item.adopted_on.isoformat() if item.adopted_on else str(item.year or ""),
        "dateModified": found.changed_on.isoformat() if found.changed_on else "",
        "license": licence.address,
        "isAccessibleForFree": True,
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": f"{settings.BASE_URL}{files_url}{file.route}",
                "encodingFormat": MEDIA_TYPES[file.kind],
                "inLanguage": file.language,
                "contentSize": str(file.size),
                "sha256": file.sha256,
            }
            for file in found.newest
        ],
    }
    return as_data_block([told])

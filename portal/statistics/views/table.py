"""One table: as it counts now, or one version of it."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from foundation.navigation import trail

from ..charts import of_sheet
from ..content import Sheet, sheet
from ..models.version import TableVersion
from ..queries import versions, versions_of
from ..shown import legend, show
from ..tables import ENDINGS

if TYPE_CHECKING:
    from ..models.pages import StatisticsPage


def context(
    request: HttpRequest, page: "StatisticsPage", slug: str, number: int = 0
) -> dict[str, Any]:
    """Return what a table says, by whose word, and its files. Raises ``Http404``."""
    chosen, latest, every = chosen_version(request, slug, number)
    found = sheet(chosen)
    base = page.get_url(request)
    own = f"{base}tabele/{slug}/"
    return {
        "trail": [*trail(request, page), {"title": page.title, "url": base}],
        "sheet": found,
        "table": show(found),
        "chart": of_sheet(found, "chart"),
        "legend": legend(found.statuses),
        "facts": _facts(found),
        "definition": "" if chosen.withdrawn else chosen.shown("definition"),
        "note": "" if chosen.withdrawn else chosen.shown("note"),
        "is_latest": chosen.pk == latest.pk,
        "latest_url": own,
        "downloads": [] if chosen.withdrawn else file_choices(f"{own}v{chosen.number}/tabela"),
        "history": [
            {
                "number": each.number,
                "date": each.published_on,
                "url": f"{own}v{each.number}/",
                "withdrawal": each.withdrawn,
            }
            for each in every
        ],
        "method_url": f"{base}metod/",
        "withdrawal": chosen.withdrawn,
    }


def chosen_version(
    request: HttpRequest, slug: str, number: int
) -> tuple[TableVersion, TableVersion, list[TableVersion]]:
    """Return the version asked for (0: the one that counts), the one that counts, and all.

    Raises ``Http404``.
    """
    every = versions_of(request.user, slug)
    chosen = next((each for each in every if number in (0, each.number)), None)
    if chosen is None:
        raise Http404
    return chosen, every[0], every


def url_of(found: Sheet, base: str) -> str:
    """Return the address of a table as it counts now."""
    return f"{base}tabele/{found.table.slug}/"


def file_choices(stem: str) -> list[dict[str, str]]:
    """Return the files of a table, or of all, as a list of downloads takes them."""
    return [
        {"title": str(label), "url": f"{stem}.{ending}", "format": ending.upper()}
        for ending, label in ENDINGS.items()
    ]


def addresses() -> list[str]:
    """Return where everybody finds tables and versions, beneath the page's own address."""
    found = list(versions(AnonymousUser()).prefetch_related(None))
    slugs = dict.fromkeys(version.table.slug for version in found)
    return [
        *(f"tabele/{slug}/" for slug in slugs),
        *(f"tabele/{version.table.slug}/v{version.number}/" for version in found),
    ]


def _facts(found: Sheet) -> list[dict[str, Any]]:
    from foundation.templatetags.components import long_date  # noqa: PLC0415  # needs the apps

    version = found.version
    seen: dict[str, Any] = {"label": _("Seen on"), "value": long_date(version.seen_on)}
    source: dict[str, Any] = {"label": _("Source"), "value": found.source}
    if version.address or found.table.source.url:
        source["url"] = version.address or found.table.source.url
    return [
        source,
        seen,
        {"label": _("Version"), "value": str(version.number)},
        {"label": _("Published here on"), "value": long_date(version.published_on)},
    ]

"""The yearly analysis, as a page and on paper."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.downloads import download
from foundation.navigation import trail
from foundation.printing import pdf

from ..bound import sheets_for
from ..document import Document, Part, compose

if TYPE_CHECKING:
    from ..models.analysis import AnalysisPage


def context(request: HttpRequest, page: "AnalysisPage") -> dict[str, Any]:
    """Return the analysis with the numbers of now."""
    url = page.get_url(request) or ""
    return {
        "trail": trail(request, page),
        "document": compose(page, sheets_for(request.user), settings.BASE_URL + url),
        "pdf_url": f"{url}analiza.pdf",
        "tables_url": f"{page.get_parent().get_url(request)}tabele/",
    }


def pdf_response(request: HttpRequest, page: "AnalysisPage") -> HttpResponse:
    """Return the analysis as a document in the language and script of the address."""
    language: Any = get_language() or "sr"
    said = context(request, page)["document"]
    body = pdf("statistics_analysis", printed(said), language=language)
    endings = {"sr": "cirilica", "sr-latn": "latinica"}
    name = f"analiza-{page.year}-{endings.get(language, language)}.pdf"
    return download(body, name, inline=True)


def printed(said: Document) -> dict[str, Any]:
    """Return a document as the template of print takes it."""
    names = ("kicker", "title", "lead", "caution", "byline", "notes", "citation", "address")
    return {
        **{name: getattr(said, name) for name in names},
        "centre": _("Centre for the Protection of Victims of Human Trafficking"),
        "contents": [part.text for part in said.contents],
        "parts": [_part(part) for part in said.parts],
        "words": {"contents": _("Contents"), "notes": _("Notes"), "cite": _("How to cite")},
    }


def _part(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": part.kind, "text": part.text, "paragraphs": part.paragraphs}
    if part.table is None:
        return found
    table = part.table
    return found | {
        "caption": part.caption,
        "head": [table.corner, *table.columns],
        "rows": [[row.heading, *(cell.words for cell in row.cells)] for row in table.rows],
        "noted": [f"{each['headings']}: {each['note']}" for each in table.notes],
        "legend": [f"{each['word']}: {each['meaning']}" for each in part.legend],
        "source": part.source,
        "bars": _bars(part),
    }


def _bars(part: Part) -> list[list[list[float]]]:
    """Return the bars of each row, the total left out: series and width."""
    groups = part.chart.groups if part.chart else ()
    return [[[bar.series, bar.width] for bar in group.bars if bar.is_number] for group in groups]

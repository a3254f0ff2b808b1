"""Tables to take away, at addresses that stay."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.downloads import download
from foundation.script import in_current
from foundation.templatetags.components import long_date

from ..content import Sheet, sheet
from ..queries import latest_versions
from ..tables import ENDINGS, make
from .table import chosen_version

if TYPE_CHECKING:
    from ..models.pages import StatisticsPage

SUFFIXES = {"sr": "cir", "sr-latn": "lat", "en": "en"}


def version_response(
    request: HttpRequest, page: "StatisticsPage", slug: str, number: int, ending: str
) -> HttpResponse:
    """Return one version of a table as a file; for one that is withdrawn, that it is gone and why.
    Raises ``Http404``.
    """
    chosen = chosen_version(request, slug, number or -1)[0]
    if chosen.withdrawn:
        told = {"day": long_date(chosen.withdrawn.withdrawn_on), "why": chosen.withdrawn.why}
        words = in_current(_("Withdrawn on %(day)s: %(why)s") % told)
        return HttpResponse(words, status=410, content_type="text/plain; charset=utf-8")
    url = f"{page.get_url(request)}tabele/{slug}/v{number}/"
    return _response([sheet(chosen)], ending, url, f"{slug}-v{number}")


def all_response(request: HttpRequest, page: "StatisticsPage", ending: str) -> HttpResponse:
    """Return every table as it counts now as one file. Raises ``Http404``."""
    sheets = [sheet(version) for version in latest_versions(request.user)]
    return _response(sheets, ending, page.get_url(request), "statistika")


def _response(sheets: list[Sheet], ending: str, url: str, stem: str) -> HttpResponse:
    if ending not in ENDINGS:
        raise Http404
    language = get_language() or "sr"
    name = f"{stem}-{SUFFIXES.get(language, language)}.{ending}"
    return download(make(ending, sheets, url), name)

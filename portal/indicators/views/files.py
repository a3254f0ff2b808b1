"""The files of a version."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from foundation.downloads import download

from ..content import sheet
from ..printed.files import FILES, make
from .version import chosen

if TYPE_CHECKING:
    from ..models.pages import IndicatorsPage

SUFFIXES = {"sr": "cir", "sr-latn": "lat", "en": "en"}


def file_response(
    request: HttpRequest, page: "IndicatorsPage", slug: str, number: int, name: str
) -> HttpResponse:
    """Return one file of a version. Raises ``Http404`` where there is no such version or form."""
    if name not in FILES:
        raise Http404
    version = chosen(request, slug, number)[0]
    language = get_language() or "sr"
    url = f"{page.get_url(request)}{version.indicator_set.slug}/v{version.number}/"
    content = make(name, sheet(version), url, language)
    stem, ending = name.split(".")
    filename = f"{slug}-v{number}-{stem}-{SUFFIXES.get(language, language)}.{ending}"
    return download(content, filename, inline=ending == "pdf")

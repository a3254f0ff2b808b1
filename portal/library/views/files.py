"""The files of the library, as they were published, and their texts."""

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from foundation.access import PUBLIC, key_of
from foundation.downloads import published_file, unchanged
from foundation.embargo.links import mark
from foundation.navigation import trail
from foundation.ranges import with_ranges

from ..codes import MEDIA_TYPES, FileLanguage
from ..models import LibraryFile
from ..paragraphs import paragraphs
from ..queries import file_or_404, shelved_item
from ..services import count_download
from .item import chosen_sector

if TYPE_CHECKING:
    from ..models.page import LibraryPage

TOGETHER = 40
"""So many pages of a text are shown at once: more is slow to load and to listen to."""
PART = "part"


@require_safe
def file_response(request: HttpRequest, number: int, version: int, name: str) -> HttpResponseBase:
    """Return a file, or the part of it asked for. Raises ``Http404`` if the visitor may see none.

    Only a file that is sent whole is counted: a player or a reader of PDF asks for parts.
    """
    file = file_or_404(request.user, number, version, name)
    is_public = key_of(file) == PUBLIC
    if is_public and (answer := unchanged(request, file)):
        return answer
    inline = file.kind == "pdf"
    response = published_file(file, MEDIA_TYPES[file.kind], inline=inline)
    response = with_ranges(request, response)
    if response.status_code == 200 and request.method == "GET":
        day, sector = timezone.localdate(), chosen_sector(request)
        count_download(item_id=file.item_id, day=day, sector=sector)
    return response if is_public else mark(response)


def newest_response(
    request: HttpRequest, page: "LibraryPage", number: int, language: str, kind: str
) -> HttpResponse:
    """Lead to the newest file of a language and kind. Raises ``Http404`` where there is none."""
    found = shelved_item(request.user, number)
    for file in found.files:
        if (file.language, file.kind) == (language, kind):
            response = HttpResponseRedirect(f"{page.get_url(request)}{number}/{file.route}")
            return mark(response) if found.is_internal else response
    raise Http404


def text_context(
    request: HttpRequest, page: "LibraryPage", number: int, version: int, name: str
) -> dict[str, Any]:
    """Return the text of a file for reading. Raises ``Http404`` where there is none."""
    file = file_or_404(request.user, number, version, name, with_text=True)
    if not file.has_text:
        raise Http404
    first = _first_page(request, file)
    base = page.get_url(request)
    item_url = f"{base}{number}/"
    title = file.item.said("title")
    return {
        "trail": [
            *trail(request, page),
            {"title": page.title, "url": base},
            {"title": title, "url": item_url},
        ],
        "file": file,
        "title": title,
        "item_url": item_url,
        "file_url": f"{item_url}{file.route}",
        # The script of the page is that of a Cyrillic text too; other texts stay as they are.
        "file_lang": "" if is_read_here(file.language) else file.language,
        "pages": [
            {"number": place, "paragraphs": paragraphs(text)}
            for place, text in enumerate(file.pages[first : first + TOGETHER], start=first + 1)
        ],
        "parts": [
            {
                "url": f"?{PART}={part}",
                "first": begin + 1,
                "last": min(begin + TOGETHER, len(file.pages)),
                "current": begin == first,
            }
            for part, begin in enumerate(range(0, len(file.pages), TOGETHER), start=1)
        ],
        "read": len(file.pages),
        "is_cut": len(file.pages) < file.page_count,
        "is_internal": key_of(file) != PUBLIC,
    }


def _first_page(request: HttpRequest, file: LibraryFile) -> int:
    """Return where the part that is asked for begins. Raises ``Http404`` for none."""
    asked = request.GET.get(PART, "1")
    is_number = asked.isascii() and asked.isdigit() and len(asked) < 5
    first = (int(asked) - 1) * TOGETHER if is_number else -1
    if not 0 <= first < len(file.pages):
        raise Http404
    return first


def is_read_here(language: str) -> bool:
    """Say whether a text of that language is read in the language and script of the page."""
    return get_language() != "en" and language == FileLanguage.CYRILLIC

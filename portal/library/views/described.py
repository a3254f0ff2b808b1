"""What is known of an item, for machines: Dublin Core in XML and in JSON."""

from xml.sax.saxutils import escape, quoteattr

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from foundation.embargo.links import mark
from foundation.script import lang_tag
from foundation.tables import to_json

from ..describing import DUBLIN_CORE, Element, dublin_core
from ..queries import Shelved, shelved_item

_OPENING = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
    f'xmlns:dc="{DUBLIN_CORE}">'
)
# What is a sentence or a name, in the language of the page.
_WORDS = frozenset({"title", "creator", "publisher", "description", "subject", "contributor"})


def xml_response(request: HttpRequest, number: int) -> HttpResponse:
    """Return the elements as OAI writes them. Raises ``Http404`` if the visitor may see none."""
    found = shelved_item(request.user, number)
    lang = lang_tag(get_language() or "sr")
    lines = [
        _element(name, value, lang if name in _WORDS else "")
        for name, value in _elements(request, found)
    ]
    body = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', _OPENING, *lines, "</oai_dc:dc>\n"])
    return _answer(found, body, "application/xml; charset=utf-8")


def _element(name: str, value: str, lang: str) -> str:
    said = f" xml:lang={quoteattr(lang)}" if lang else ""
    return f"  <dc:{name}{said}>{escape(value)}</dc:{name}>"


def json_response(request: HttpRequest, number: int) -> HttpResponse:
    """Return the elements, each with its values. Raises ``Http404`` if the visitor may see none."""
    found = shelved_item(request.user, number)
    told: dict[str, list[str]] = {}
    for name, value in _elements(request, found):
        told.setdefault(name, []).append(value)
    return _answer(found, to_json(told), "application/json")


def _elements(request: HttpRequest, found: Shelved) -> list[Element]:
    url = found.item.get_url(request)
    return dublin_core(found, url, url)


def _answer(found: Shelved, body: str | bytes, content_type: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    return mark(response) if found.is_internal else response

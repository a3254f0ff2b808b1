"""Sends every Serbian page in the script that its address names."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from .context import Script, for_path, lang_tag, language_of, override
from .html import html_to_latin, xml_to_latin

_CONVERTERS = {
    "text/html": html_to_latin,
    "application/rss+xml": xml_to_latin,
    "application/atom+xml": xml_to_latin,
}
_DECLARED = re.compile(rb'<html[^>]*?\slang="([A-Za-z-]+)"')


class ScriptMiddleware:
    """Converts pages and feeds under the Latin prefix, and names the language of all of them.

    It belongs inside ``ConditionalGetMiddleware``, so that tags are of what is sent. Streamed and
    encoded bodies, and other kinds of content, are the views' own work through ``in_current``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve the request in its script."""
        script = for_path(request.path_info)
        with override(script or Script.CYRILLIC):
            response = self.get_response(request)
        kind = response.get("Content-Type", "").partition(";")[0].strip().lower()
        if kind not in _CONVERTERS or not isinstance(response, HttpResponse):
            return response
        if script is Script.LATIN and not response.has_header("Content-Encoding"):
            _rewrite(response, _CONVERTERS[kind])
        response.headers.setdefault("Content-Language", _language(request, response))
        return response


def _rewrite(response: HttpResponse, convert: Callable[[str], str]) -> None:
    charset = response.charset
    text = convert(response.content.decode(charset))
    # What the charset cannot hold (č in windows-1251) becomes a character reference.
    response.content = text.encode(charset, "xmlcharrefreplace")
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))


def _language(request: HttpRequest, response: HttpResponse) -> str:
    """Return the language a page declares (the desk follows its user), else that of its address."""
    declared = _DECLARED.search(response.content, 0, 1024)
    return declared[1].decode() if declared else lang_tag(language_of(request.path_info))

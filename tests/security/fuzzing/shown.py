"""What a page itself offers to put behind the question mark: its forms, filters and links."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

_LINK = re.compile(r'href="([^"]*\?[^"]+)"')
_FIELD = re.compile(r"<(?:input|select|textarea|button)\b[^>]*>")
_SELECT = re.compile(r'<select\b[^>]*\bname="([^"]+)"[^>]*>(.*?)</select>', re.DOTALL)
_OPTION = re.compile(r'<option\b[^>]*\bvalue="([^"]*)"')
_NAME = re.compile(r'\bname="([^"]+)"')
_VALUE = re.compile(r'\bvalue="([^"]*)"')
MOST = 4


def offered(path: str, text: str) -> dict[str, list[str]]:
    """Return the names that a page offers, each with some of the values it has there."""
    found: dict[str, set[str]] = {}
    for link in _LINK.findall(text):
        parts = urlsplit(unescape(link))
        if parts.path in {"", path} and not parts.netloc:
            for name, value in parse_qsl(parts.query):
                found.setdefault(name, set()).add(value)
    for field in _FIELD.findall(text):
        if name := _NAME.search(field):
            value = _VALUE.search(field)
            found.setdefault(unescape(name[1]), set()).update({unescape(value[1])} if value else ())
    for name, options in _SELECT.findall(text):
        found.setdefault(unescape(name), set()).update(map(unescape, _OPTION.findall(options)))
    found.pop("csrfmiddlewaretoken", None)
    return {name: sorted(values - {""})[:MOST] for name, values in found.items()}

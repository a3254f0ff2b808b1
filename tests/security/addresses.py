"""Every address outside the desk, from the URL configuration and from the pages that have routes of
their own, filled with the numbers and keys of what the demonstration holds.
"""

import re
import uuid

from django.apps import apps
from django.urls import get_resolver, reverse
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from tests.foundation.accounts.desk_addresses import patterns

DESK = "admin/"
# What the address table asks for by name. Keys that open something are never right here: who holds
# one may enter, and that is asked in the tests of each.
WORDS = {
    "job": "a" * 32,
    "token": "a" * 32,
    "uidb36": "1",
    "filter_spec": "width-16",
    "code": "demzdemzdemzdemzdemz",
}
# Pages beneath which addresses stand that no page serves.
BENEATH = {
    "indicator_comments": "indikatori/",
    "kit": "kampanje/vidi-dete-ne-prosjaka/komplet/",
    "communities": "kampanje/vidi-dete-ne-prosjaka/",
}


def named():
    """Return ``{name: path}`` of what has a name, in Serbian Cyrillic."""
    found = {}
    for pattern, name in patterns(get_resolver().url_patterns):
        if not pattern.startswith(DESK) and name:
            found.setdefault(name, "/" + _filled(pattern, name))
    return found


def routed():
    """Return ``{page type and route: path}`` of the routes of one page of each type."""
    found = {}
    for page in Page.objects.filter(live=True, locale__language_code="sr", depth__gt=1):
        model = page.specific_class
        if issubclass(model, RoutablePageMixin):
            for route in model.get_subpage_urls():
                path = _filled(str(route.pattern).lstrip("^"), route.name or "")
                found.setdefault(f"{model.__name__}:{route.name or path}", page.url + path)
    return found


def _filled(pattern, name):
    beneath = next((path for key, path in BENEATH.items() if name.startswith(key)), "")

    def put(match):
        word, wanted = match["name"] or match["named"], match["kind"] or match["expression"] or ""
        if word == "beneath":
            return beneath
        if word in WORDS:
            return WORDS[word]
        if wanted == "uuid":
            return str(uuid.UUID(int=1))
        is_number = wanted == "int" or "\\d" in wanted or wanted.startswith("[0-9]")
        return "1" if is_number or word in {"pk", "number"} else "a"

    expression = r"\(\?P<(?P<named>\w+)>(?P<expression>(?:[^()]|\([^()]*\))*)\)"
    path = re.sub(rf"<(?:(?P<kind>\w+):)?(?P<name>\w+)>|{expression}", put, pattern)
    return re.sub(r"[\^$\\]|\(\?:[^)]*\)\??", "", path)


def files():
    """Return addresses of a file and of a picture that are there."""
    document = apps.get_model("foundation", "sitedocument").objects.first()
    rendition = apps.get_model("foundation", "siterendition").objects.first()
    found = {"a document": document.url} if document else {}
    if rendition:
        found["a picture"] = reverse("rendition", args=[rendition.file.name.rpartition("/")[2]])
    return found

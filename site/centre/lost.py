"""What answers where nothing is: beneath the help pages, as light and neutral as they are."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from foundation import generation
from foundation.access import visible_to
from foundation.script import content_language
from foundation.views import not_found

from .help import leave_nothing
from .models import HelpIndexPage

PREFIXES = ("sr-latn", "en")


def not_found_or_help(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer for an address that names nothing: with help's own page where somebody looked for
    help, with the site's page anywhere else.
    """
    pages = _first_pages()
    if _first_name(request.path_info) not in pages.values():
        return not_found(request, exception)
    language = content_language()
    response = render(
        request, "centre/help/lost.html", {"slug": pages.get(language, "")}, status=404
    )
    return leave_nothing(response)


def _first_pages() -> dict[str, str]:
    """Return by language the name in addresses of the first page of help. It lies right under home,
    so no other page shares it.
    """

    def produce() -> dict[str, str]:
        shown = visible_to(AnonymousUser(), HelpIndexPage.objects.all())
        return dict(shown.values_list("locale__language_code", "slug"))

    return generation.kept("help:first-pages", produce)


def _first_name(address: str) -> str:
    """Return the first part of an address behind the prefix of its language."""
    parts = [part for part in address.split("/") if part]
    return next((part for part in parts[:2] if part not in PREFIXES), "")

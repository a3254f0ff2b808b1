"""The home pages and what stands right beneath them, read together by one query after a change.

Whatever frames a page is answered from them: the way to it, menu, feeds, the same page in the other
language. What is read of each is enough to link it and to say who may see it; what else is asked of
one costs a query of its own.
"""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, Site

from . import generation

P = TypeVar("P", bound=Page)
_OF_LINKS = (
    *("path", "depth", "title", "slug", "url_path", "show_in_menus", "content_type"),
    *("translation_key", "locale__language_code"),
    *("live", "go_live_at", "expire_at", "access__key"),
)


def as_links(pages: QuerySet[P]) -> QuerySet[P]:
    """Return ``pages`` with what links them and says who may see them, and nothing else."""
    return pages.select_related("access", "locale").only(*_OF_LINKS)


@dataclass(frozen=True)
class Sections:
    """The home pages of a site, by the code of their language, and those right beneath each, in
    tree order, seen or not.
    """

    site: Site | None
    homes: dict[str, Page]
    beneath: dict[str, list[Page]]

    def in_language(self, code: str) -> list[Page]:
        """Return the home page and those beneath it; none where there is no home page."""
        return [self.homes[code], *self.beneath[code]] if code in self.homes else []


def sections(request: HttpRequest) -> Sections:
    """Return the sections of the site that is asked; kept while content stays as it is."""
    found = generation.kept(f"sections:{request.get_host()}", lambda: _read(request))
    # Where Wagtail keeps what it found itself: addresses of pages are made from it.
    request._wagtail_site = found.site  # type: ignore[attr-defined]
    return found


def beneath_home(request: HttpRequest, language: str) -> list[Page]:
    """Return the pages right beneath the home page of ``language``, in tree order, seen or not."""
    return sections(request).beneath.get("en" if language == "en" else "sr", [])


def _read(request: HttpRequest) -> Sections:
    site = Site.find_for_request(request)
    if site is None:
        return Sections(None, {}, {})
    root = site.root_page
    first = list(as_links(Page.objects.filter(depth__lte=root.depth + 1)).order_by("path"))
    homes = {
        page.locale.language_code: page
        for page in first
        if page.translation_key == root.translation_key
    }
    beneath = {
        code: [page for page in first if page.is_child_of(home)] for code, home in homes.items()
    }
    return Sections(site, homes, beneath)

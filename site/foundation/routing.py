"""Finds the page of an address with two queries, however deep it lies.

Wagtail asks twice for each part of an address, and what is shown of a page asks again for the
pages above it. Here all pages on the way are read at once, with what they demand; whoever needs
them finds them with the page (:func:`way_to`).
"""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .access import PUBLIC, Visitor, is_open, key_read_with
from .sections import as_links, beneath_home, sections

# No tree is deeper; what an address holds beyond is handed to the page that is reached.
DEEPEST = 12
_WAY = "_way_here"


@dataclass(frozen=True)
class Way:
    """How an address led to a page: the pages above it, home first, and the page as it was read."""

    above: tuple[Page, ...]
    here: Page


def page_at(request: HttpRequest, path: str) -> Page | None:
    """Return the page at ``path`` in the language that is active, live, for whomever."""
    found = route(request, path)
    return found.page if found else None


def route(request: HttpRequest, path: str) -> RouteResult | None:
    """Return the page at ``path`` and what it is asked for, or ``None``."""
    root = home_page(request, get_language() or "sr")
    if root is None:
        return None
    components = [component for component in path.split("/") if component]
    pages = _pages_on_the_way(request, root, components[:DEEPEST])
    here = pages[-1]
    page = _whole(here)
    page.locale = here.locale
    if len(pages) > 1:
        page._cached_parent_obj = pages[-2]
    setattr(page, _WAY, Way(tuple(pages[:-1]), here))
    page.is_for_everybody = key_read_with(here) == PUBLIC
    try:
        found: RouteResult = page.route(request, components[len(pages) - 1 :])
    except Http404:
        return None
    return found


def _whole(here: Page) -> Any:
    """Return the page with all its fields, and what its type is never shown without."""
    read = getattr(here.specific_class, "read_with_others", None)
    return here.specific if read is None else read().get(pk=here.pk)


def way_to(page: Page) -> Way | None:
    """Return how this page was reached, if an address led here."""
    way: Way | None = getattr(page, _WAY, None)
    return way


def home_page(request: HttpRequest, language: str) -> Page | None:
    """Return the home page whose locale serves ``language``; kept while content stays as it is."""
    return sections(request).homes.get("en" if language == "en" else "sr")


def _pages_on_the_way(request: HttpRequest, root: Page, slugs: list[str]) -> list[Page]:
    """Return the home page and those below it that the slugs name, as far as there are any: the
    section is known already, what lies deeper is read by one query.

    They are this request's own: what it keeps with them nobody else finds.
    """
    pages = [copy(root)]
    language = root.locale.language_code
    known = [page for page in beneath_home(request, language) if page.slug in slugs[:1]]
    pages += map(copy, known)
    if not known or len(slugs) == 1:
        return pages
    asked = Q()
    for steps, slug in enumerate(slugs[1:], start=1):
        asked |= Q(depth=known[0].depth + steps, slug=slug)
    rows = as_links(Page.objects.filter(asked, path__startswith=known[0].path))
    found = {(row.path[: -row.steplen], row.slug): row for row in rows}
    for slug in slugs[1:]:
        child = found.get((pages[-1].path, slug))
        if child is None:
            break
        pages.append(child)
    return pages


def is_open_here(user: Visitor, page: Page) -> bool | None:
    """Say whether ``user`` may see a page that an address led to, without asking again; ``None``
    for one that came another way.
    """
    way = way_to(page)
    return None if way is None else is_open(user, way.here)


def above(user: Visitor, page: Page) -> list[Any] | None:
    """Return the pages above, home first, that ``user`` may see, without asking again; ``None`` for
    a page that came another way.
    """
    way = way_to(page)
    return None if way is None else [step for step in way.above if is_open(user, step)]

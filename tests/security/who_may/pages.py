"""One page of each type, and an address of each route that pages have: found by following links."""

from collections.abc import Iterator
from html import unescape
from urllib.parse import urldefrag, urlsplit

from django.test import Client
from django.urls import Resolver404
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from tests.training.crawler import LINKS

# Nothing links to them in the page itself: only script, or nobody, asks.
BY_HAND = {
    "IndicatorsPage held": "/indikatori/policija/v1/held/",
    # No line in another language is reviewed in the demonstration.
    "HelpIndexPage line": "/pomoc/ro/",
}
MOST_PAGES = 3


def page_types() -> dict[str, list[Page]]:
    """Return the live Serbian pages of each type, by its name."""
    found: dict[str, list[Page]] = {}
    live = Page.objects.filter(live=True, locale__language_code="sr", depth__gt=1).order_by("path")
    for page in live.select_related("content_type"):
        found.setdefault(page.specific_class.__name__, []).append(page)
    return found


def addresses_of_pages(client: Client) -> Iterator[tuple[str, str]]:
    """Yield ``(type, address)`` and ``(type route, address)`` of what a reader may open."""
    for name, pages in page_types().items():
        for page in pages:
            if client.get(page.get_url()).status_code == 200:
                yield name, page.get_url()
                break
        if issubclass(pages[0].specific_class, RoutablePageMixin):
            yield from _routes(client, name, pages)


def routes_of(model: type[Page]) -> set[str]:
    """Return the names of the routes of a page type but that of the page itself."""
    beneath = (route for route in model.get_subpage_urls() if str(route.pattern).strip("^$"))
    return {_name(route) for route in beneath}


def _routes(client: Client, name: str, pages: list[Page]) -> Iterator[tuple[str, str]]:
    found: dict[str, str] = {}
    for page in pages[:MOST_PAGES]:
        _follow(client, page.specific, found)
    for route in sorted(routes_of(pages[0].specific_class)):
        if path := found.get(route, BY_HAND.get(f"{name} {route}")):
            yield f"{name} {route}", path


def _follow(client: Client, page: Page, found: dict[str, str]) -> None:
    """Open the page, then one address of each route that something links to."""
    base = page.get_url()
    waiting = [base]
    while waiting:
        answer = client.get(waiting.pop())
        if answer.streaming or "html" not in answer.get("Content-Type", ""):
            continue
        for one, other in LINKS.findall(answer.content.decode()):
            path = urldefrag(urlsplit(unescape(one or other)).path).url
            if not path.startswith(base):
                continue
            try:
                # As Wagtail asks: with a slash, whether or not the link has one.
                route = page.resolve_subpage(f"/{path.removeprefix(base).strip('/')}/")
            except Resolver404:
                continue
            if (route_name := _name(route)) and route_name not in found:
                found[route_name] = path
                waiting.append(path)


def _name(route: object) -> str:
    """Return the name of a route, or of what it leads to."""
    name = getattr(route, "url_name", None) or getattr(route, "name", None)
    return str(name or "")

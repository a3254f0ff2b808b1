"""The map for robots: public pages only, each with its other languages and scripts."""

from collections import defaultdict
from typing import Any
from xml.sax.saxutils import quoteattr

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from .access import visible_to
from .context import LATIN_PREFIX
from .script.context import lang_tag


@require_safe
@cache_control(no_cache=True)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Return the sitemap of what everybody may see, with ``hreflang`` alternates."""
    site = Site.find_for_request(request)
    roots = site.root_page.get_translations(inclusive=True) if site else Page.objects.none()
    groups: dict[str, list[tuple[str, str, Page]]] = defaultdict(list)
    for root in roots:
        pages: Any = visible_to(AnonymousUser(), Page.objects.descendant_of(root, inclusive=True))
        code = root.locale.language_code if root.locale_id else "sr"
        with override(code):
            for page in pages.order_by("path").specific():
                for behind in page.addresses_behind():
                    address = page.get_url(request) + behind
                    group = groups[f"{page.translation_key}/{behind}"]
                    group.append((code, address, page))
                    if code == "sr":
                        group.append(("sr-latn", LATIN_PREFIX + address, page))
    body = "".join(
        _entry(code, address, page, group)
        for group in groups.values()
        for code, address, page in group
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
        f"{body}</urlset>\n"
    )
    return HttpResponse(xml, content_type="application/xml; charset=utf-8")


def _entry(code: str, address: str, page: Page, group: list[tuple[str, str, Page]]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(lang_tag(other))} '
        f"href={quoteattr(settings.BASE_URL + other_address)}/>"
        for other, other_address, _page in group
    )
    changed = (
        f"<lastmod>{page.last_published_at:%Y-%m-%d}</lastmod>" if page.last_published_at else ""
    )
    return f"<url><loc>{settings.BASE_URL}{address}</loc>{changed}{links}</url>\n"

"""The tag that puts what others show of a page into its head."""

from typing import Any

from django import template
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.context import Context

from foundation.access import is_visible
from foundation.script.context import lang_tag
from foundation.sharing import Shared
from foundation.sharing.facts import as_data_block, breadcrumbs

register = template.Library()


@register.inclusion_tag("components/share_links.html", takes_context=True)
def share_links(context: Context) -> dict[str, Any]:
    """Show words, card and facts of the ``page`` that is served; nothing for a page that is not
    shareable, not public, or shown before its time, and nothing for what is behind its address.
    """
    page, request = context.get("page"), context.get("request")
    if request is None or not isinstance(page, Shared) or not _is_public(request, page):
        return {"page": None}
    kicker, title, note = page.share_card().words()
    return {
        "page": page,
        "type": page.share_type,
        "title": page.seo_title or title,  # type: ignore[attr-defined]
        "description": page.description,  # type: ignore[attr-defined]
        "image": page.share_card_url(),
        "alt": ". ".join(words for words in (kicker, title, note) if words),
        "site_name": context.get("site_name"),
        "url": context.get("canonical"),
        "locale": lang_tag(context.get("language") or "sr").replace("-", "_"),
        "facts": as_data_block(_facts(context, request, page)),
    }


def _facts(context: Context, request: HttpRequest, page: Any) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = page.machine_facts(request)
    if trail := context.get("trail"):
        url = str(context["canonical"]).removeprefix(settings.BASE_URL)
        facts.append(breadcrumbs(trail, page.title, url))
    return facts


def _is_public(request: HttpRequest, page: Any) -> bool:
    """Say whether it is the page itself, and everybody gets it: who reads it without a name or a
    key does.
    """
    if getattr(request, "is_preview", False) or getattr(request, "opened_by_key", False):
        return False
    if request.path != page.get_url(request):
        return False
    return request.user.is_anonymous or is_visible(AnonymousUser(), page)

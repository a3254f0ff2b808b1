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
def share_links(context: Context, behind: Any = "", description: Any = "") -> dict[str, Any]:
    """Show words, card and facts of the ``page`` that is served; nothing for a page that is not
    shareable, not public, or shown before its time.

    What is ``behind`` the page's address (an activity of a plan, a table) gives its own title and
    description, and is shown with the card of the page.
    """
    behind = str(behind)
    page, request = context.get("page"), context.get("request")
    if request is None or not isinstance(page, Shared):
        return {"page": None}
    if not (_is_public_behind(request) if behind else _is_public(request, page)):
        return {"page": None}
    kicker, title, note = page.share_card().words()
    return {
        "page": page,
        "type": page.share_type,
        "title": behind or page.seo_title or title,  # type: ignore[attr-defined]
        "description": description if behind else page.description,  # type: ignore[attr-defined]
        "image": page.share_card_url(),
        "alt": ". ".join(words for words in (kicker, title, note) if words),
        "site_name": context.get("site_name"),
        "url": context.get("canonical"),
        "locale": lang_tag(context.get("language") or "sr").replace("-", "_"),
        "facts": as_data_block(_facts(context, request, page, behind)),
    }


def _facts(context: Context, request: HttpRequest, page: Any, behind: str) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [] if behind else page.machine_facts(request)
    if trail := context.get("trail"):
        url = str(context["canonical"]).removeprefix(settings.BASE_URL)
        facts.append(breadcrumbs(trail, behind or page.title, url))
    return facts


def _is_public_behind(request: HttpRequest) -> bool:
    """Say whether everybody gets what is behind a page's address: a reader without a name did."""
    is_own = not getattr(request, "is_preview", False)
    return is_own and request.user.is_anonymous and not getattr(request, "opened_by_key", False)


def _is_public(request: HttpRequest, page: Any) -> bool:
    """Say whether it is the page itself, and everybody gets it: who reads it without a name or a
    key does.
    """
    if getattr(request, "is_preview", False) or getattr(request, "opened_by_key", False):
        return False
    if request.path != page.get_url(request):
        return False
    return request.user.is_anonymous or is_visible(AnonymousUser(), page)

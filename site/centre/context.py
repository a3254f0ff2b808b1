"""What the public site puts into the frame of every page: its feeds and the links at the foot."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from wagtail.models import Page

from foundation import generation
from foundation.access import is_open, visible_to
from foundation.feeds import FEEDS
from foundation.routing import home_page
from foundation.sections import as_links, beneath_home

from .models import NewsIndexPage
from .models.footer import InFooter


def site_frame(request: HttpRequest) -> dict[str, Any]:
    """Return ``feeds`` (title, url, type) and ``footer`` (title, url) in the request's language."""
    language = get_language() or "sr"
    return {
        "feeds": SimpleLazyObject(
            lambda: generation.kept(f"feeds:{language}", lambda: feeds(request, language))
        ),
        "footer": SimpleLazyObject(
            lambda: generation.kept(f"footer:{language}", lambda: footer(request, language))
        ),
    }


def feeds(request: HttpRequest, language: str) -> list[dict[str, str]]:
    """Return every feed of the public news lists in ``language``."""
    lists = [
        page
        for page in beneath_home(request, language)
        if page.specific_class is NewsIndexPage and is_open(AnonymousUser(), page)
    ]
    return [
        {
            "title": f"{page.title} ({name})",
            "url": page.get_url(request) + NewsIndexPage().reverse_subpage(route),
            "type": media_type,
        }
        for page in lists
        for route, name, media_type in FEEDS
    ]


def footer(request: HttpRequest, language: str) -> list[dict[str, str]]:
    """Return the public pages that editors put into the footer, in tree order."""
    home = home_page(request, language)
    if home is None:
        return []
    kinds = [model for model in apps.get_models() if issubclass(model, InFooter)]
    chosen = Q(*((f"{kind._meta.model_name}__in_footer", True) for kind in kinds), _connector=Q.OR)
    # By their types first: else every page there is would be looked at.
    types = ContentType.objects.get_for_models(*kinds).values()
    chosen &= Q(content_type__in=types)
    pages = visible_to(AnonymousUser(), Page.objects.descendant_of(home).filter(chosen))
    return [
        {"title": page.title, "url": page.get_url(request)}
        for page in as_links(pages).order_by("path")
    ]

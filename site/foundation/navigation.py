"""How a reader finds the way back up."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from . import routing
from .access import visible_to


def trail(request: HttpRequest, page: Page) -> list[dict[str, Any]]:
    """Return the pages above ``page`` that the visitor may see, home first, each with title and
    url.
    """
    above = routing.above(request.user, page)
    if above is None:
        ancestors = page.get_ancestors().filter(depth__gt=1)
        above = list(visible_to(request.user, ancestors).order_by("path"))
    return [{"title": step.title, "url": step.get_url(request)} for step in above]

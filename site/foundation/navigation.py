"""How a reader finds the way back up."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Page

from .access import visible_to


def trail(request: HttpRequest, page: Page) -> list[dict[str, Any]]:
    """Return the pages above ``page`` that the visitor may see, home first, each with title and
    url.
    """
    above = visible_to(request.user, page.get_ancestors().filter(depth__gt=1)).order_by("path")
    return [{"title": step.title, "url": step.get_url(request)} for step in above]

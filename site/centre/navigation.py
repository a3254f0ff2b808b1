"""How a reader finds the way: back up to the home page, and by the quick ways from it."""

from typing import Any

from django.http import HttpRequest
from wagtail.blocks import StreamValue
from wagtail.models import Page

from foundation.access import visible_to

Link = dict[str, Any]


def trail(request: HttpRequest, page: Page) -> list[Link]:
    """Return the pages above ``page`` that the visitor may see, home first."""
    above = visible_to(request.user, page.get_ancestors().filter(depth__gt=1)).order_by("path")
    return [{"title": step.title, "url": step.get_url(request)} for step in above]


def ways_for(request: HttpRequest, ways: StreamValue) -> list[Link]:
    """Return the quick ways whose page the visitor may see, each with title, lead and url."""
    targets = [way.value["page"] for way in ways if way.value["page"]]
    seen = visible_to(request.user, Page.objects.filter(pk__in=[page.pk for page in targets]))
    urls = {page.pk: page.get_url(request) for page in seen}
    return [
        {"title": way.value["title"], "lead": way.value["text"], "url": urls[way.value["page"].pk]}
        for way in ways
        if way.value["page"] and way.value["page"].pk in urls
    ]

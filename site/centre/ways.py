"""Where the home page leads."""

from typing import Any

from django.http import HttpRequest
from wagtail.blocks import StreamValue
from wagtail.models import Page

from foundation.access import visible_to
from foundation.sections import as_links

Link = dict[str, Any]


def ways_for(request: HttpRequest, ways: StreamValue) -> list[Link]:
    """Return the quick ways whose page the visitor may see, each with title, lead and url."""
    # As it is stored: to ask a value for its page reads every page whole.
    stored = [way["value"] for way in ways.raw_data]
    targets = Page.objects.filter(pk__in=[way["page"] for way in stored if way.get("page")])
    urls = {page.pk: page.get_url(request) for page in as_links(visible_to(request.user, targets))}
    return [
        {"title": way.get("title", ""), "lead": way.get("text", ""), "url": urls[way["page"]]}
        for way in stored
        if way.get("page") in urls
    ]

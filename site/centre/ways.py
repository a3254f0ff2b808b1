"""Where the home page leads."""

from typing import Any

from django.http import HttpRequest
from wagtail.blocks import StreamValue
from wagtail.models import Page

from foundation.access import visible_to

Link = dict[str, Any]


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

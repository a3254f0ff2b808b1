"""Links to pages in texts lead to pages that are there.

Wagtail writes the address of any page into a text, and an address tells what a page is called. The
words of a link to a draft, or to what is under embargo, stand there as words until it is there.
"""

import re
from typing import Any

from django.db.models import F
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from . import moment
from .embargo.rule import instants_in

_NUMBER = re.compile(r"[0-9]{1,9}")


class PublishedPageLinkHandler(PageLinkHandler):
    """Finds the pages that links in a text name by number."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Any]:
        """Return the page of each link, ``None`` where readers have none: one query, and one for
        each kind of page.
        """
        asked = [attrs.get("id") or "" for attrs in attrs_list]
        # What is no number, or longer than any, is of no page.
        numbers = {number for number in asked if _NUMBER.fullmatch(number)}
        pages = Page.objects.filter(pk__in=numbers).annotate(demanded=F("access__key"))
        found = {str(page.pk): page for page in pages.defer_streamfields().specific()}
        return [_if_there(found.get(number)) for number in asked]


def _if_there(page: Any) -> Any:
    if page is None or not page.live:
        return None
    now = moment.now()
    return None if any(at > now for at in instants_in(page.demanded or "")) else page

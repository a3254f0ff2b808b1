"""The list of news, and its feeds."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from foundation.access import Visitor, visible_to
from foundation.models import BasePage
from foundation.sharing import Shared

from ..listing import Narrowed, narrow
from ..queries import NEWEST_FIRST, as_teasers, news_beneath
from .news import NewsKind, NewsPage
from .subscribable import Subscribable


class NewsIndexPage(Subscribable, Shared, BasePage):
    """Every piece of news, newest first, to read and to subscribe to."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    # A list says only what its pages say.
    needs_safety_review = False
    template = "centre/news_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.HomePage"]
    subpage_types: ClassVar[list[str]] = ["centre.NewsPage"]
    max_count_per_parent = 1
    show_in_menus_default = True
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def narrowed(self, user: Visitor, query: QueryDict, clear_url: str = "") -> Narrowed:
        """Return the news that ``user`` may see, as ``query`` narrows it."""
        news = visible_to(user, NewsPage.objects.child_of(self))
        kinds = dict(NewsKind.choices)
        return narrow(user, query, news.order_by(*NEWEST_FIRST), kinds, clear_url=clear_url)

    def entries(self, user: Visitor, pks: Sequence[int]) -> Iterable[NewsPage]:
        """Return the news with these keys that ``user`` may see, newest first."""
        return news_beneath(user, self).filter(pk__in=pks)

    def as_teasers(
        self, request: HttpRequest, entries: Iterable[Any], tags: dict[int, list[str]]
    ) -> list[dict[str, Any]]:
        """Return what the teaser component shows of each piece of news."""
        return as_teasers(request, entries, tags)

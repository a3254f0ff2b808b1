"""The list of news, and its feeds."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from foundation.access import Visitor, visible_to
from foundation.models import BasePage

from ..feeds import JsonFeed, feed_response, subscriptions
from ..listing import Narrowed, listing_context, narrow
from ..queries import NEWEST_FIRST, as_teasers, news_beneath
from .news import NewsKind, NewsPage


class NewsIndexPage(RoutablePageMixin, BasePage):
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

    @property
    def description(self) -> str:
        """The search description, or the lead where an editor gave none."""
        return self.search_description or self.lead

    def narrowed(self, user: Visitor, query: QueryDict, clear_url: str = "") -> Narrowed:
        """Return the news that ``user`` may see, as ``query`` narrows it."""
        news = visible_to(user, NewsPage.objects.child_of(self))
        kinds = dict(NewsKind.choices)
        return narrow(user, query, news.order_by(*NEWEST_FIRST), kinds, clear_url=clear_url)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of the list, narrowed as the address says. Raises ``Http404`` for a page
        that the list doesn't have.
        """
        narrowed = self.narrowed(request.user, request.GET, self.get_url(request))
        page_obj = narrowed.page(request.GET.get("page", 1))
        news = news_beneath(request.user, self).filter(pk__in=page_obj.object_list)
        return {
            **super().get_context(request, *args, **kwargs),
            **listing_context(request, self, narrowed),
            "subscriptions": subscriptions(request, self, narrowed),
            "page_obj": page_obj,
            "teasers": as_teasers(request, news, narrowed.tags()),
        }

    @path("rss/", name="rss")
    def rss(self, request: HttpRequest) -> HttpResponse:
        """Serve the newest news as RSS 2.0, narrowed as the address says."""
        return feed_response(request, self, Rss201rev2Feed)

    @path("atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """Serve the newest news as Atom 1.0, narrowed as the address says."""
        return feed_response(request, self, Atom1Feed)

    @path("json/", name="json")
    def json(self, request: HttpRequest) -> HttpResponse:
        """Serve the newest news as JSON Feed 1.1, narrowed as the address says."""
        return feed_response(request, self, JsonFeed)

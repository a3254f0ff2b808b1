"""The list of news, and its feeds."""

from typing import Any, ClassVar

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from foundation.models import BasePage
from foundation.navigation import trail

from ..feeds import feed_response
from ..queries import as_teasers, news_beneath

PER_PAGE = 10


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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of the list. Raises ``Http404`` for a page that the list doesn't have."""
        paginator = Paginator(news_beneath(request.user, self), PER_PAGE)
        try:
            page_obj = paginator.page(request.GET.get("page", 1))
        except (EmptyPage, PageNotAnInteger) as missing:
            raise Http404 from missing
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "page_obj": page_obj,
            "teasers": as_teasers(request, page_obj.object_list),
        }

    @path("rss/", name="rss")
    def rss(self, request: HttpRequest) -> HttpResponse:
        """Serve the newest news as RSS 2.0."""
        return feed_response(request, self, Rss201rev2Feed)

    @path("atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """Serve the newest news as Atom 1.0."""
        return feed_response(request, self, Atom1Feed)

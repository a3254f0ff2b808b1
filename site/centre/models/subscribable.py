"""What every list has that readers can narrow and subscribe to."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from foundation.access import Visitor
from foundation.feeds import JsonFeed
from foundation.keeping.parts import kept_beside

from ..feeds import FeedItem, feed_response, subscriptions
from ..listing import Narrowed, listing_context

# Addresses of a list itself: a page of that name beneath it could never be reached.
RESERVED_SLUGS = frozenset({"rss", "atom", "json"})


class Listable:
    """Mixin of a page that such a list holds: what its feeds say of it."""

    date: datetime.date

    @property
    def feed_date(self) -> datetime.date | datetime.datetime:
        """The day, or the instant, of which it is."""
        return self.date

    @property
    def feed_changed(self) -> datetime.datetime | None:
        """When readers got what it says now."""
        shown: datetime.datetime | None = getattr(self, "shown_since", None)
        return shown


class Subscribable(RoutablePageMixin):
    """Mixin of a page that lists others: its feeds, each narrowed as its address says."""

    title: str

    def get_route_paths(self) -> list[str]:
        """Return what leads on when the list moves: itself, and its feeds."""
        return ["/", *(f"/{route}/" for route in sorted(RESERVED_SLUGS))]

    def narrowed(self, user: Visitor, query: QueryDict, clear_url: str = "") -> Narrowed:
        """Return what ``user`` may see of the list, as ``query`` narrows it."""
        raise NotImplementedError

    def entries(self, user: Visitor, pks: Sequence[int]) -> Iterable[FeedItem]:
        """Return those of the entries with these keys that ``user`` may see, in their order."""
        raise NotImplementedError

    def as_teasers(
        self, request: HttpRequest, entries: Iterable[Any], tags: dict[int, list[str]]
    ) -> list[dict[str, Any]]:
        """Return what the list shows of each entry, with its topics in ``tags``."""
        raise NotImplementedError

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one page of the list, narrowed as the address says. Raises ``Http404`` for a page
        that the list doesn't have.
        """
        return {
            **super().get_context(request, *args, **kwargs),
            **kept_beside(request, self, "context", lambda: self._beside(request)),
        }

    def _beside(self, request: HttpRequest) -> dict[str, Any]:
        narrowed = self.narrowed(request.user, request.GET, self.get_url(request))
        page_obj = narrowed.page(request.GET.get("page", 1))
        shown = self.entries(request.user, [listed.pk for listed in page_obj])
        return {
            **listing_context(request, self, narrowed),
            "subscriptions": subscriptions(request, self, narrowed),
            "page_obj": page_obj,
            "teasers": self.as_teasers(request, shown, narrowed.tags()),
        }

    @path("rss/", name="rss")
    def rss(self, request: HttpRequest) -> HttpResponse:
        """Serve the newest entries as RSS 2.0, narrowed as the address says."""
        return feed_response(request, self, Rss201rev2Feed)

    @path("atom/", name="atom")
    def atom(self, request: HttpRequest) -> HttpResponse:
        """Serve the newest entries as Atom 1.0, narrowed as the address says."""
        return feed_response(request, self, Atom1Feed)

    @path("json/", name="json")
    def json(self, request: HttpRequest) -> HttpResponse:
        """Serve the newest entries as JSON Feed 1.1, narrowed as the address says."""
        return feed_response(request, self, JsonFeed)

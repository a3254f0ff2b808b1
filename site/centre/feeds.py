"""Lists as RSS, Atom and JSON Feed, in the language and script of the address they are asked at."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.feeds import FEEDS, ITEMS, JsonFeed, at_midnight
from foundation.script import in_current
from foundation.script.context import lang_tag

if TYPE_CHECKING:
    from .listing import Narrowed
    from .models.subscribable import Subscribable


class FeedItem(Protocol):
    """What a feed says of an entry; pages with a lead and a date have it."""

    pk: Any
    title: str
    translation_key: Any

    @property
    def feed_date(self) -> date | datetime:
        """The day, or the instant, of which the entry is."""

    @property
    def feed_changed(self) -> datetime | None:
        """When readers got what it says now; its date where nobody knows."""

    @property
    def description(self) -> str:
        """What it says, in two sentences."""

    def get_url(self, request: HttpRequest) -> str:
        """Return its address in the language that is active."""


def feed_response(
    request: HttpRequest,
    index: "Subscribable",
    kind: type[Rss201rev2Feed | Atom1Feed | JsonFeed],
) -> HttpResponse:
    """Return as a feed the newest entries of ``index`` that everybody may see, whoever asks,
    narrowed as the address says.
    """
    reader = AnonymousUser()
    narrowed = index.narrowed(reader, request.GET)
    query = narrowed.choice.query
    feed = kind(
        title=in_current(title_of(index, narrowed)),
        link=settings.BASE_URL + index.get_url(request) + query,
        description=in_current(index.description),
        language=lang_tag(get_language() or "sr"),
        feed_url=settings.BASE_URL + request.path + query,
    )
    tags = narrowed.tags()
    for item in index.entries(reader, narrowed.pks[:ITEMS]):
        _add(request, feed, item, tags.get(item.pk, []))
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def subscriptions(
    request: HttpRequest, index: "Subscribable", narrowed: "Narrowed"
) -> list[dict[str, str]]:
    """Return the feeds of a list as it is narrowed: title, long_title, url, type."""
    return [
        {
            "title": name,
            "long_title": f"{title_of(index, narrowed)} ({name})",
            "url": index.get_url(request) + index.reverse_subpage(route) + narrowed.choice.query,
            "type": media_type,
        }
        for route, name, media_type in FEEDS
    ]


def _add(request: HttpRequest, feed: SyndicationFeed, item: FeedItem, tags: list[str]) -> None:
    dated = at_midnight(item.feed_date)
    feed.add_item(
        title=in_current(item.title),
        link=settings.BASE_URL + item.get_url(request),
        description=in_current(item.description),
        # An address may change, the identity of what it names does not.
        unique_id=f"urn:uuid:{item.translation_key}",
        unique_id_is_permalink=False,
        pubdate=dated,
        updateddate=item.feed_changed or dated,
        categories=[in_current(tag) for tag in tags],
    )


def title_of(index: "Subscribable", narrowed: "Narrowed") -> str:
    """Return the feed's name: what it lists, what it is narrowed by, and whose it is."""
    site_name = _("Centre for the Protection of Victims of Human Trafficking")
    told = ", ".join(f"{label}: {value}" for label, value in narrowed.choice.told())
    return f"{index.title} ({told}): {site_name}" if told else f"{index.title}: {site_name}"

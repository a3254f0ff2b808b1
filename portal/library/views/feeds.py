"""The list of the library as feeds, narrowed as the address says."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from foundation.choosing import Choice
from foundation.feeds import FEED_CLASSES, ITEMS, at_midnight
from foundation.script import in_current, lang_tag
from foundation.sharing.facts import owner

from ..codes import ItemKind
from ..filters import FILTERS
from ..queries import shelved
from .index import feed_title

if TYPE_CHECKING:
    from ..models.page import LibraryPage


def feed_response(request: HttpRequest, page: "LibraryPage", kind: str) -> HttpResponse:
    """Return what everybody may see of the list, whoever asks: what was published last."""
    base = page.get_url(request)
    choice = Choice(request.GET, FILTERS, shelved(AnonymousUser()), clear_url=base)
    feed = FEED_CLASSES[kind](
        title=in_current(f"{feed_title(page, choice)}: {owner()}"),
        link=settings.BASE_URL + base + choice.query,
        description=in_current(page.description),
        language=lang_tag(get_language() or "sr"),
        feed_url=settings.BASE_URL + request.path + choice.query,
    )
    for each in [each for each in choice.left() if each.files][:ITEMS]:
        item, newest = each.item, each.files[0]
        url = f"{settings.BASE_URL}{base}{item.number}/"
        feed.add_item(
            title=in_current(item.said("title")),
            link=url,
            description=in_current(newest.note or item.said("summary")),
            # Each version is news of its own.
            unique_id=f"{url}v{each.number}/",
            unique_id_is_permalink=True,
            pubdate=at_midnight(newest.published_at),
            updateddate=at_midnight(newest.published_at),
            categories=[in_current(str(ItemKind(item.kind).label))],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)

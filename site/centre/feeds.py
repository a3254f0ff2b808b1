"""News as RSS and Atom, in the language and script of the address they are asked at."""

from datetime import datetime, time
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.script import in_current
from foundation.script.context import lang_tag

from .queries import news_beneath

if TYPE_CHECKING:
    from .models import NewsIndexPage

ITEMS = 20


def feed_response(
    request: HttpRequest, index: "NewsIndexPage", kind: type[Rss201rev2Feed | Atom1Feed]
) -> HttpResponse:
    """Return as a feed the newest news of ``index`` that everybody may see, whoever asks."""
    site_name = _("Centre for the Protection of Victims of Human Trafficking")
    feed = kind(
        title=in_current(f"{index.title}: {site_name}"),
        link=settings.BASE_URL + index.get_url(request),
        description=in_current(index.description),
        language=lang_tag(get_language() or "sr"),
        feed_url=settings.BASE_URL + request.path,
    )
    for item in news_beneath(AnonymousUser(), index)[:ITEMS]:
        dated = timezone.make_aware(datetime.combine(item.date, time.min))
        feed.add_item(
            title=in_current(item.title),
            link=settings.BASE_URL + item.get_url(request),
            description=in_current(item.lead),
            # An address may change, the identity of what it names does not.
            unique_id=f"urn:uuid:{item.translation_key}",
            unique_id_is_permalink=False,
            pubdate=dated,
            updateddate=item.last_published_at or dated,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)

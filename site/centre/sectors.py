"""News on the homes of the sectors that it is for."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.access import visible_to
from portal.api import Sector, SectorItem, pages_for_sector, register_for_sector

from .models import NewsPage
from .queries import NEWEST_FIRST

_MOST = 3


def news_for_sector(request: HttpRequest, sector: Sector) -> Iterable[SectorItem]:
    """Give the last pieces of news for a sector."""
    news = visible_to(request.user, NewsPage.objects.defer_streamfields())
    return [
        SectorItem(page.title, page.get_url(request), _("News"), page.date, page.lead, lang)
        for page, lang in pages_for_sector(news.order_by(*NEWEST_FIRST), sector, most=_MOST)
    ]


def declare() -> None:
    """Tell the portal where a sector's news is."""
    register_for_sector("news", news_for_sector)

"""What the public site reads. Each function asks the database a fixed number of times."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from foundation.access import Visitor, visible_to
from foundation.models import SiteImage

from .models.news import NewsPage


def news_beneath(user: Visitor, page: Page) -> QuerySet[NewsPage]:
    """Return the news beneath ``page`` that ``user`` may see, newest first, ready to be listed."""
    pictures = SiteImage.objects.prefetch_renditions()
    news = NewsPage.objects.descendant_of(page).defer_streamfields()
    return (
        visible_to(user, news)
        .prefetch_related(Prefetch("picture", pictures))
        .order_by("-date", "-pk")
    )


def as_teasers(request: HttpRequest, news: Iterable[NewsPage]) -> list[dict[str, Any]]:
    """Return what the teaser component shows of each piece of news."""
    return [
        {
            "title": item.title,
            "url": item.get_url(request),
            "date": item.date,
            "lead": item.lead,
            "image": item.picture,
        }
        for item in news
    ]

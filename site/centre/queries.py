"""What the public site reads. Each function asks the database a fixed number of times."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from foundation.access import Visitor, visible_to
from foundation.models import SiteImage

from . import models

if TYPE_CHECKING:
    from .models import NewsPage

NEWEST_FIRST = ("-date", "-pk")
RELATED = 3
IN_TEASERS = ("title", "url_path", "path", "depth", "date", "kind", "lead", "picture")


def news_beneath(user: Visitor, page: Page) -> "QuerySet[NewsPage]":
    """Return the news beneath ``page`` that ``user`` may see, newest first, ready to be listed."""
    news = models.NewsPage.objects.descendant_of(page).defer_streamfields()
    return _ready(visible_to(user, news)).order_by(*NEWEST_FIRST)


def _ready(news: "QuerySet[NewsPage]") -> "QuerySet[NewsPage]":
    """Return news with the pictures that a list shows."""
    pictures = SiteImage.objects.prefetch_renditions()
    return news.prefetch_related(Prefetch("picture", pictures))


def related_news(user: Visitor, page: Any, keys: Collection[UUID]) -> QuerySet[Any]:
    """Return a few pieces of news, in the language of ``page``, that share something with it; see
    ``related``.
    """
    news = models.NewsPage.objects.filter(locale=page.locale_id).only(*IN_TEASERS)
    return related(_ready(visible_to(user, news)), page, keys)


def related(
    pages: QuerySet[Any],
    page: Any,
    keys: Collection[UUID],
    order: Sequence[Any] = NEWEST_FIRST,
) -> QuerySet[Any]:
    """Return a few of ``pages`` that share topics with ``page``, or activities of the plan (whose
    ``keys`` are given): what shares most first, then in ``order``.
    """
    topic = Q(topics__in=page.topics.all())
    shared: Any = Count("topics", topic, distinct=True)
    # What shares something is found first: to count for every page takes longer the more there are.
    sharing = Q(pk__in=pages.model._default_manager.filter(topic).order_by().values("pk"))
    # To compare with no key at all, Django takes for a condition that nothing can meet.
    if keys:
        activity = Q(evidence__activity__translation_key__in=keys)
        shared += 2 * Count("evidence", activity, distinct=True)
        sharing |= Q(pk__in=pages.model._default_manager.filter(activity).order_by().values("pk"))
    others = pages.filter(sharing).exclude(pk=page.pk).annotate(shared=shared)
    return others.order_by("-shared", *order)[:RELATED]


def as_teasers(
    request: HttpRequest,
    news: "Iterable[NewsPage]",
    tags: Mapping[int, list[str]] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Return what the teaser component shows of each piece of news, with its topics in ``tags``."""
    return [
        {
            "title": item.title,
            "url": item.get_url(request),
            "date": item.date,
            "kicker": item.get_kind_display(),
            "lead": item.lead,
            "image": item.picture,
            "tags": tags.get(item.pk, []),
        }
        for item in news
    ]

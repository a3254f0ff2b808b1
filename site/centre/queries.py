"""What the public site reads. Each function asks the database a fixed number of times."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db.models import Count, Model, Prefetch, Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page

from foundation.access import Visitor, visible_to
from foundation.models import SiteImage

from . import models

if TYPE_CHECKING:
    from .models import NewsPage

M = TypeVar("M", bound=Model)

NEWEST_FIRST = ("-date", "-pk")
RELATED = 3


def news_beneath(user: Visitor, page: Page) -> "QuerySet[NewsPage]":
    """Return the news beneath ``page`` that ``user`` may see, newest first, ready to be listed."""
    pictures = SiteImage.objects.prefetch_renditions()
    news = models.NewsPage.objects.descendant_of(page).defer_streamfields()
    return (
        visible_to(user, news)
        .prefetch_related(Prefetch("picture", pictures))
        .order_by(*NEWEST_FIRST)
    )


def related_news(user: Visitor, page: "NewsPage", keys: Collection[UUID]) -> "QuerySet[NewsPage]":
    """Return a few pieces of news that share something with ``page``; see ``related``."""
    return related(news_beneath(user, page.get_parent()), page, keys)


def related(pages: "QuerySet[M, M]", page: Any, keys: Collection[UUID]) -> "QuerySet[M, M]":
    """Return a few of ``pages`` that share topics with ``page``, or activities of the plan (whose
    ``keys`` are given): what shares most first, then what is newest.
    """
    shared: Any = Count("topics", Q(topics__in=page.topics.all()), distinct=True)
    if keys:
        activity = Q(evidence__activity__translation_key__in=keys)
        shared += 2 * Count("evidence", activity, distinct=True)
    others: Any = pages.exclude(pk=page.pk)
    few: QuerySet[M, M] = (
        others.annotate(shared=shared)
        .filter(shared__gt=0)
        .order_by("-shared", *NEWEST_FIRST)[:RELATED]
    )
    return few


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

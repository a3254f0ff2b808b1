"""What else is on the subject of a page: news and events together."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from .. import queries as news
from . import queries as events

EVENTS = 2


def related(request: HttpRequest, page: Any, keys: Collection[UUID]) -> list[dict[str, Any]]:
    """Return teasers of the news, then of the events, that share topics with ``page`` or show the
    same activities, whose ``keys`` are given.
    """
    return [
        *news.as_teasers(request, news.related_news(request.user, page, keys)),
        *events.as_teasers(request, events.related_events(request.user, page, keys)[:EVENTS]),
    ]

"""What the public site reads of events. Each function asks the database a fixed number of times."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import BooleanField, Case, F, QuerySet, Value, When
from django.http import HttpRequest
from wagtail.models import Page

from foundation.access import Visitor, visible_to
from foundation.minute import BELGRADE

from .. import models
from ..queries import related
from .times import listed, over

if TYPE_CHECKING:
    from .models import EventPage

# What is still to come, soonest first; then what is over, latest first.
COMING_FIRST = (
    "is_over",
    Case(When(is_over=False, then=F("starts_on"))),
    "-starts_on",
    "starts_at",
    "pk",
)


def instants() -> list[datetime]:
    """Return when events begin and end, for what is kept until something changes by the clock."""
    rows = models.EventPage.objects.filter(live=True).values_list(
        "starts_on", "starts_at", "ends_on", "ends_at"
    )
    return [
        datetime.combine(day, clock, BELGRADE)
        for first, begins, last, ends in rows
        for day, clock in ((first, begins), (last, ends))
        if clock is not None
    ]


def events_beneath(user: Visitor, page: Page) -> QuerySet[Any]:
    """Return the events beneath ``page`` that ``user`` may see, what comes next first."""
    events = models.EventPage.objects.descendant_of(page).defer_streamfields()
    return in_order(visible_to(user, events))


def in_order(events: QuerySet[Any]) -> QuerySet[Any]:
    """Return events with ``is_over``, what comes next first."""
    is_over = Case(When(over(), then=Value(True)), default=False, output_field=BooleanField())
    return events.annotate(is_over=is_over).order_by(*COMING_FIRST)


def related_events(user: Visitor, page: Any, keys: Collection[UUID]) -> QuerySet[Any]:
    """Return a few events, in the language of ``page``, that share topics with it or activities of
    the plan (whose ``keys`` are given): what shares most first, then what comes next.
    """
    events = models.EventPage.objects.filter(locale=page.locale_id).defer_streamfields()
    return related(in_order(visible_to(user, events)), page, keys, COMING_FIRST)


def as_teasers(
    request: HttpRequest,
    events: "Iterable[EventPage]",
    tags: Mapping[int, list[str]] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Return what the teaser component shows of each event, with its topics in ``tags``."""
    return [
        {
            "title": event.title,
            "url": event.get_url(request),
            "kicker": event.kicker,
            "when": listed(event.when, event.venue),
            "lead": event.lead,
            "tags": tags.get(event.pk, []),
            "is_past": event.is_past,
        }
        for event in events
    ]

"""Events as iCalendar (RFC 5545), in the language and script of the address they are asked at.

An event keeps its identity for good, whatever its address, language or script; its sequence grows
with every publication, so that calendars take over what changed. Nobody is named in it.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from icalendar import Calendar, Event, vDuration, vText

from foundation.printing import Language, printable
from foundation.script.context import lang_tag
from foundation.zone import NAME, belgrade

if TYPE_CHECKING:
    from .models import EventPage

MEDIA_TYPE = "text/calendar"
# How often a subscribed calendar asks again.
REFRESH = timedelta(hours=12)
ONE_DAY = timedelta(days=1)
NO_TAGS: Mapping[int, list[str]] = MappingProxyType({})


def calendar_response(
    request: HttpRequest,
    events: "Iterable[EventPage]",
    *,
    name: str,
    tags: Mapping[int, list[str]] = NO_TAGS,
) -> HttpResponse:
    """Return ``events`` as a calendar called ``name``; ``tags`` holds the topics of each by its
    key.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.BASE_URL}//{lang_tag(_language_and_script())}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for title in ("name", "x-wr-calname"):
        # The library knows neither, and would write them as they are.
        calendar.add(title, vText(_read(name)))
    calendar.add("x-wr-timezone", NAME)
    calendar.add("refresh-interval", REFRESH, {"value": "DURATION"})
    # The library knows no such property, and would write the clock's time in place of a duration.
    calendar.add("x-published-ttl", vText(vDuration(REFRESH).to_ical().decode()))
    calendar.add_component(belgrade())
    for event in events:
        calendar.add_component(_event(request, event, tags.get(event.pk, [])))
    return HttpResponse(calendar.to_ical(), content_type=f"{MEDIA_TYPE}; charset=utf-8")


def _event(request: HttpRequest, event: "EventPage", tags: list[str]) -> Event:
    made = Event()
    url = settings.BASE_URL + event.get_url(request)
    tongue = {"language": lang_tag(_language_and_script())}
    made.add("uid", str(event.translation_key))
    _add_times(made, event)
    made.add("summary", _read(event.title), tongue)
    made.add("description", f"{_read(event.lead)}\n{url}", tongue)
    if place := event.place:
        made.add("location", _read(place), tongue)
    made.add("url", url)
    if tags:
        made.add("categories", [_read(tag) for tag in tags])
    made.add("status", event.ical_status)
    made.add("class", "PUBLIC")
    # A day that is marked takes nobody's time; an event at an hour does.
    made.add("transp", "TRANSPARENT" if event.all_day else "OPAQUE")
    return made


def _add_times(made: Event, event: "EventPage") -> None:
    made.add("dtstart", event.begins)
    if event.ends is not None:
        # The last day belongs to it, and a calendar wants the day after.
        made.add("dtend", event.ends + ONE_DAY if event.all_day else event.ends)
    if event.shown_since is not None:
        changed = event.shown_since.astimezone(UTC).replace(microsecond=0)
        made.add("dtstamp", changed)
        made.add("last-modified", changed)
        first = event.first_published_at or event.shown_since
        made.add("sequence", max(0, int((event.shown_since - first).total_seconds())))


def _language_and_script() -> Language:
    language = get_language()
    return "en" if language == "en" else "sr-latn" if language == "sr-latn" else "sr"


def _read(text: str) -> str:
    """Return ``text`` in the script of the request, without what no file of text may hold."""
    return printable(text, _language_and_script())

"""Sessions of a group as iCalendar. A calendar is seen by whoever is near: nothing in it names the
course, the topic or a person.
"""

from collections.abc import Iterable
from datetime import UTC
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from foundation.downloads import download
from foundation.printing import Language, printable
from foundation.zone import belgrade

from .models import Session


def sessions_as_calendar(sessions: Iterable[Session]) -> HttpResponse:
    """Return a calendar with one neutral entry for each session, in Belgrade's time."""
    code = get_language()
    language: Language = "en" if code == "en" else "sr-latn" if code == "sr-latn" else "sr"
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.BASE_URL}//{language}")
    calendar.add("version", "2.0")
    calendar.add_component(belgrade())
    host = urlsplit(settings.BASE_URL).hostname
    for session in sessions:
        event = Event()
        event.add("uid", f"meeting-{session.pk}@{host}")
        event.add("dtstamp", timezone.now().astimezone(UTC).replace(microsecond=0))
        event.add("dtstart", timezone.localtime(session.starts_at))
        event.add("dtend", timezone.localtime(session.ends_at))
        event.add("summary", printable(_("Meeting"), language))
        event.add("location", printable(session.place, language))
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return download(calendar.to_ical(), "sastanci.ics")

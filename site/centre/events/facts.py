"""An event in the words of schema.org."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import get_language

from foundation.script.context import lang_tag
from foundation.sharing.facts import organization

if TYPE_CHECKING:
    from .models import EventPage

STATUS = {
    "scheduled": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
ATTENDANCE = {
    "on_site": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "both": "MixedEventAttendanceMode",
}


def facts_of(event: "EventPage") -> dict[str, Any]:
    """Return what the event is, when and where; who comes is nobody's business."""
    url = settings.BASE_URL + event.get_url()
    return {
        "@type": "Event",
        "name": event.title,
        "description": event.lead,
        "startDate": event.begins.isoformat(),
        "endDate": event.ends and event.ends.isoformat(),
        "eventStatus": f"https://schema.org/{STATUS[event.status]}",
        "eventAttendanceMode": f"https://schema.org/{ATTENDANCE[event.attendance]}",
        "location": _places(event, url),
        "organizer": organization(),
        "image": event.share_card_url(),
        "inLanguage": lang_tag(get_language() or "sr"),
        "url": url,
    }


def _places(event: "EventPage", url: str) -> list[dict[str, Any]]:
    places: list[dict[str, Any]] = []
    if event.attendance != "online" and event.place:
        places.append(
            {"@type": "Place", "name": event.venue or event.address, "address": event.address}
        )
    if event.attendance != "on_site":
        places.append({"@type": "VirtualLocation", "url": event.follow_url or url})
    return places

"""Loads the events of the demonstration: days that are marked, and examples that say so."""

from typing import Any

from wagtail.models import Locale

from foundation.publishing import publish, translate

from ..beginning.items import stream
from ..demo.content import Item, read, shown_activities, topics_of
from ..site_tree import ENGLISH, SERBIAN, event_index
from .models import EventEvidence, EventPage

TIMES = ("starts_on", "starts_at", "ends_on", "ends_at")
OTHERS = ("kind", "status", "attendance", "contact")


def load_events() -> None:
    """Publish every event that is not there yet, in each language it is written in."""
    serbian = Locale.objects.get(language_code=SERBIAN)
    for item in read("events"):
        page = EventPage.objects.filter(translation_key=item.key, locale=serbian).first()
        if page is None:
            fields = _fields(item, SERBIAN)
            page = EventPage(locale=serbian, translation_key=item.key, **fields)
            publish(page, event_index(SERBIAN))
        if ENGLISH in item.texts:
            translate(page, event_index(ENGLISH), _fields(item, ENGLISH))


def _fields(item: Item, language: str) -> dict[str, Any]:
    """Return what the file says in ``language``, with what it is evidence for."""
    said = item.fields(language)
    return {
        **{name: item.shared[name] for name in (*TIMES, *OTHERS) if name in item.shared},
        "topics": topics_of(item),
        "evidence": [EventEvidence(activity=activity) for activity in shown_activities(item)],
        **said,
        **{name: stream(said.get(name, [])) for name in ("programme", "outcome")},
    }

"""Loads the press room: its contacts, the guide for reporters, and releases written from public
sources, one of them under embargo.
"""

from datetime import datetime
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import Page

from foundation.minute import BELGRADE, at_belgrade
from portal.api import activities_for_choice

from ..beginning.items import stream
from ..beginning.paired import load_pair
from ..demo.content import Item, read
from ..models import (
    PressContact,
    PressRoomPage,
    ReleaseEvidence,
    ReleasePage,
    StandardPage,
    Topic,
)
from ..site_tree import ENGLISH, SERBIAN, home

PLAN_YEAR = 2015


def load_press() -> None:
    """Publish the room, then what is in it, in both languages."""
    room, *items = read("press")
    made = load_pair(room, PressRoomPage, (home(SERBIAN), home(ENGLISH)), _room)
    parents = cast("tuple[Page, Page]", made)
    for item in items:
        if item.shared["type"] == "guide":
            load_pair(item, StandardPage, parents, lambda item, language: item.fields(language))
        else:
            load_pair(item, ReleasePage, parents, _release)


def _room(item: Item, language: str) -> dict[str, Any]:
    contacts = [
        PressContact(
            office=each[language][0],
            subject=each[language][1],
            telephone=each.get("telephone", ""),
            email=each.get("email", ""),
        )
        for each in item.shared["contacts"]
    ]
    text = item.texts[language]
    return {**text, "body": stream(text["body"]), "contacts": contacts, "in_footer": True}


def _release(item: Item, language: str) -> dict[str, Any]:
    fields = item.fields(language)
    activities = activities_for_choice(AnonymousUser()).filter(
        plan__year=PLAN_YEAR, slug__in=item.shared["activities"]
    )
    minute = _next(*item.shared["embargo"]) if "embargo" in item.shared else None
    return {
        **fields,
        "facts": stream([{"fact": fact} for fact in fields["facts"]]),
        "quotes": stream([{"quote": quote} for quote in fields["quotes"]]),
        "place": "Belgrade" if language == ENGLISH else "Београд",
        "date": minute.date() if minute else item.shared["date"],
        "embargoed_until": minute,
        "topics": list(Topic.objects.filter(code__in=item.shared["topics"])),
        "evidence": [ReleaseEvidence(activity=activity) for activity in activities],
    }


def _next(month: int, day: int, hour: int) -> datetime:
    """Return the next such hour in Belgrade: an example of an embargo never runs out."""
    now = timezone.now().astimezone(BELGRADE)
    minute = at_belgrade(datetime(now.year, month, day, hour))  # noqa: DTZ001  # of Belgrade
    return minute if minute > now else minute.replace(year=now.year + 1)

"""After every kind of change a kept page is the one that would be made now."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from centre.models import EventPage, NewsPage
from foundation.keeping import parts

from .changes import CHANGES, NEWS, page

pytestmark = [pytest.mark.walk, pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
NOON = datetime.datetime(2026, 11, 30, 11, tzinfo=datetime.UTC)
SECOND = datetime.timedelta(seconds=1)


def read(client, addresses):
    """Return what a reader gets of each page: status and text."""
    answers = [client.get(address) for address in addresses]
    return {
        address: (each.status_code, each.content)
        for address, each in zip(addresses, answers, strict=True)
    }


def read_as_if_nothing_were_kept(client, kept, addresses):
    """Return what a reader would get from a process that has just begun."""
    kept.clear()
    parts.forget()
    return read(client, addresses)


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_drops_what_it_makes_stale(reader, kept, name):
    change, shown = CHANGES[name]
    before = read(reader, shown)
    change()
    after = read(reader, shown)
    assert {address for address in shown if after[address] == before[address]} == set()
    assert after == read_as_if_nothing_were_kept(reader, kept, shown)


def test_a_draft_drops_nothing(reader):
    reader.get(NEWS)
    news = page(NewsPage, NEWS)
    news.title = "Тек нацрт"
    news.save_revision()
    assert reader.get(NEWS)["X-Kept"] == "hit"


@pytest.mark.parametrize("field", ["embargoed_until", "expire_at"])
def test_nothing_kept_outlives_the_minute(reader, kept, field):
    minute = timezone.now().replace(second=0, microsecond=0) + datetime.timedelta(minutes=2)
    shown = [NEWS, "/vesti/"]
    # Behind the back of the desk, which lets nobody wait with what was read already.
    NewsPage.objects.filter(pk=page(NewsPage, NEWS).pk).update(**{field: minute})
    NewsPage.objects.get(slug=NEWS.split("/")[2]).save()
    with time_machine.travel(minute - SECOND, tick=False):
        before = read(reader, shown)
    with time_machine.travel(minute, tick=False):
        after = read(reader, shown)
        assert after == read_as_if_nothing_were_kept(reader, kept, shown)
    assert {address for address in shown if after[address] == before[address]} == set()


def test_an_event_that_ends_is_over_at_once(reader, kept):
    event = EventPage.objects.live().filter(locale__language_code="sr").first()
    event.starts_on = event.ends_on = NOON.date()
    event.starts_at, event.ends_at = datetime.time(9), datetime.time(12)
    event.save()
    shown = ["/dogadjaji/"]
    with time_machine.travel(NOON - SECOND, tick=False):
        before = read(reader, shown)
    with time_machine.travel(NOON, tick=False):
        after = read(reader, shown)
        assert after == read_as_if_nothing_were_kept(reader, kept, shown)
    assert after != before

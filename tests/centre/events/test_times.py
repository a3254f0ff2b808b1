"""Days and times of events: on Belgrade's clocks, in readers' words, never over before begun."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import override

from centre.events.times import over
from centre.models import EventPage
from foundation.script import Script, to_latin
from foundation.script import override as script
from tests.factories.pages import EventPageFactory

# A page asks for its type when it is made.
pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 12)


def event(**fields):
    page = EventPage(**{"starts_on": DAY, **fields})
    page.fill_last_day()
    return page


WORDS = [
    ({}, "12. јуна 2026.", "12 June 2026"),
    ({"starts_at": time(9, 5)}, "12. јуна 2026. у 09:05", "12 June 2026, 09:05"),
    (
        {"starts_at": time(10), "ends_at": time(12, 30)},
        "12. јуна 2026. од 10:00 до 12:30",
        "12 June 2026, 10:00–12:30",
    ),
    ({"ends_on": date(2026, 6, 14)}, "12–14. јуна 2026.", "12–14 June 2026"),
    ({"ends_on": date(2026, 7, 2)}, "12. јуна – 2. јула 2026.", "12 June – 2 July 2026"),
    (
        {"ends_on": date(2027, 1, 2)},
        "12. јуна 2026. – 2. јануара 2027.",
        "12 June 2026 – 2 January 2027",
    ),
    (
        {"starts_at": time(9), "ends_on": date(2026, 6, 13), "ends_at": time(15)},
        "12. јуна 2026. у 09:00 – 13. јуна 2026. у 15:00",
        "12 June 2026, 09:00 – 13 June 2026, 15:00",
    ),
]


@pytest.mark.parametrize(("fields", "serbian", "english"), WORDS)
def test_when_it_is_in_words(fields, serbian, english):
    with override("sr"):
        assert event(**fields).when == serbian
    with override("sr-latn"), script(Script.LATIN):
        assert to_latin(event(**fields).when) == to_latin(serbian)
    with override("en"):
        assert event(**fields).when == english


@pytest.mark.parametrize(
    ("day", "instant"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 28, 9, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 8, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 8, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 9, tzinfo=UTC)),
    ],
)
def test_ten_o_clock_is_ten_in_belgrade_on_both_sides_of_a_change(day, instant):
    assert event(starts_on=day, starts_at=time(10)).begins == instant


@pytest.mark.parametrize("first", [time(1), time(2, 30)])
@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_time_that_clocks_leave_out_or_show_twice_is_refused(site, day, first):
    with pytest.raises(ValidationError) as refused:
        EventPageFactory(starts_on=day, starts_at=first, ends_at=time(2, 30))
    assert set(refused.value.message_dict) <= {"starts_at", "ends_at"}


ENDS_FIRST = [
    {"ends_on": date(2026, 6, 11)},
    {"starts_at": time(12), "ends_at": time(11)},
]
TIMES_APART = [
    {"ends_at": time(11)},
    {"starts_at": time(11), "ends_on": date(2026, 6, 13)},
]


@pytest.mark.parametrize("fields", [*ENDS_FIRST, *TIMES_APART])
def test_the_form_and_the_database_refuse_an_event_that_cannot_be(site, fields):
    with pytest.raises(ValidationError):
        EventPageFactory(starts_on=DAY, **fields)
    page = EventPageFactory(starts_on=DAY)
    with pytest.raises(IntegrityError):
        EventPage.objects.filter(pk=page.pk).update(**fields)


NOW = [
    ({"ends_at": time(11)}, False),
    ({"ends_at": time(10)}, True),
    ({}, False),
    ({"starts_at": None}, False),
    ({"starts_at": None, "starts_on": date(2026, 6, 10), "ends_on": date(2026, 6, 11)}, True),
    ({"starts_on": date(2026, 6, 10), "ends_on": DAY, "ends_at": time(18)}, False),
]


@pytest.mark.parametrize(("fields", "is_past"), NOW)
def test_an_event_is_over_when_belgrade_says_so(site, fields, is_past):
    page = EventPageFactory(**{"starts_on": DAY, "starts_at": time(9), **fields})
    # 10:30 in Belgrade, in summer.
    with time_machine.travel(datetime(2026, 6, 12, 8, 30, tzinfo=UTC), tick=False):
        assert page.is_past is is_past
        assert EventPage.objects.filter(over()).exists() is is_past

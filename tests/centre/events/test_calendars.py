"""Calendars: files that every program reads, in the reader's script, with Belgrade's own clocks."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.rrule import rrulestr
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from centre import site_tree
from centre.events.calendars import calendar_response
from centre.models import EventEvidence, Topic
from foundation.printing import printable
from foundation.publishing import translate
from foundation.zone import belgrade
from tests.factories.pages import EventPageFactory

BELGRADE = ZoneInfo("Europe/Belgrade")


def calendar(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content)


def events(client, address="/dogadjaji/calendar.ics"):
    return calendar(client, address).walk("VEVENT")


def test_the_rules_of_belgrade_agree_with_the_worlds_database_for_sixty_years():
    for part in belgrade().subcomponents:
        starts = part["dtstart"].dt
        rule = rrulestr(f"RRULE:{part['rrule'].to_ical().decode()}", dtstart=starts)
        for local in rule.between(starts, starts.replace(year=2060), inc=True):
            change = (local - part["tzoffsetfrom"].td).replace(tzinfo=UTC)
            second = timedelta(seconds=1)
            before, after = ((change + step).astimezone(BELGRADE) for step in (-second, second))
            assert before.utcoffset() == part["tzoffsetfrom"].td, local
            assert after.utcoffset() == part["tzoffsetto"].td, local
            assert after.tzname() == part["tzname"]


def test_the_rules_leave_no_change_of_the_clocks_out():
    changes = 0
    moment = datetime(1997, 1, 1, tzinfo=UTC)
    while moment < datetime(2060, 1, 1, tzinfo=UTC):
        later = moment + timedelta(days=1)
        changes += moment.astimezone(BELGRADE).utcoffset() != later.astimezone(BELGRADE).utcoffset()
        moment = later
    assert changes == 2 * (2060 - 1997)


def test_an_event_at_an_hour_stands_in_belgrades_zone(client, site):
    EventPageFactory(
        slug="skup", starts_on=date(2026, 3, 29), starts_at=time(10), ends_at=time(12, 30)
    )
    text = client.get("/dogadjaji/skup/calendar.ics").text
    assert "DTSTART;TZID=Europe/Belgrade:20260329T100000\r\n" in text
    assert "DTEND;TZID=Europe/Belgrade:20260329T123000\r\n" in text
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in text
    assert text.index("BEGIN:VTIMEZONE") < text.index("BEGIN:VEVENT")


def test_a_calendar_says_in_both_ways_how_often_to_ask_again(client, site):
    text = client.get("/dogadjaji/calendar.ics").text
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in text
    assert "X-PUBLISHED-TTL:PT12H\r\n" in text


def test_whole_days_end_on_the_day_after_the_last(client, site):
    EventPageFactory(starts_on=date(2026, 6, 12), ends_on=date(2026, 6, 14))
    (event,) = events(client)
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 6, 12), date(2026, 6, 15))
    assert event["transp"] == "TRANSPARENT"


def test_an_event_without_an_end_claims_none(client, site):
    EventPageFactory(starts_on=date(2026, 6, 12), starts_at=time(10))
    (event,) = events(client)
    assert "dtend" not in event


def test_identity_stays_and_sequence_grows_with_every_publication(client, site):
    page = EventPageFactory(slug="skup")
    (first,) = events(client)
    for script in ("", "/sr-latn"):
        (same,) = events(client, f"{script}/dogadjaji/skup/calendar.ics")
        assert same["uid"] == first["uid"] == str(page.translation_key)
    page.title, page.slug = "Други назив", "drugi-naziv"
    page.save_revision().publish()
    page.refresh_from_db()
    type(page).objects.filter(pk=page.pk).update(
        last_published_at=page.first_published_at + timedelta(hours=2)
    )
    (changed,) = events(client)
    assert changed["uid"] == first["uid"]
    assert changed["sequence"] > first["sequence"]
    assert changed["dtstamp"].dt > first["dtstamp"].dt
    assert (
        client.get("/dogadjaji/calendar.ics").content
        == client.get("/dogadjaji/calendar.ics").content
    )


@pytest.mark.parametrize(
    ("status", "said"),
    [("scheduled", "CONFIRMED"), ("postponed", "TENTATIVE"), ("cancelled", "CANCELLED")],
)
def test_a_calendar_learns_that_an_event_is_called_off(client, site, status, said):
    EventPageFactory(status=status)
    (event,) = events(client)
    assert event["status"] == said


def test_a_calendar_speaks_the_script_of_its_address(client, site, settings):
    settings.BASE_URL = "https://primer.rs"
    page = EventPageFactory(
        title="Љубав и џеп", lead="ЊУШКА; зарез, и црта \\", slug="ljubav", venue="Дом"
    )
    english = {"title": "Love", "lead": "Pocket", "slug": "love", "starts_on": page.starts_on}
    translate(page, site_tree.event_index("en"), english)
    for prefix, title, lead in [
        ("/dogadjaji/ljubav/", "Љубав и џеп", "ЊУШКА; зарез, и црта \\"),
        ("/sr-latn/dogadjaji/ljubav/", "Ljubav i džep", "NJUŠKA; zarez, i crta \\"),
        ("/en/events/love/", "Love", "Pocket"),
    ]:
        (event,) = events(client, f"{prefix}calendar.ics")
        assert event["summary"] == title
        assert event["description"] == f"{lead}\nhttps://primer.rs{prefix}"
        assert event["url"] == f"https://primer.rs{prefix}"
    assert str(calendar(client, "/sr-latn/dogadjaji/calendar.ics")["name"]).startswith("Događaji")


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(WORDS, WORDS)
def test_no_words_break_a_calendar(title, lead):
    # What a calendar asks of an event; a page would ask the database for its type.
    day = date(2026, 6, 12)
    told = {"title": title, "lead": lead, "place": lead, "begins": day, "ends": day}
    kept = {"pk": 1, "translation_key": "key", "all_day": True, "ical_status": "CONFIRMED"}
    page = SimpleNamespace(**told, **kept, shown_since=None, get_url=lambda request: "/skup/")
    with override("sr-latn"):
        content = calendar_response(None, [page], name=title, tags={1: [title, lead]}).content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    lines = "\n".join(printable(title, "sr-latn").replace("\r\n", "\n").split("\r"))
    assert str(event["summary"]).replace("\r", "\n") == lines
    assert event["dtstart"].dt == day


def test_a_calendar_of_a_choice_holds_what_the_list_shows(client, activities):
    law = Topic.objects.get(code="law")
    EventPageFactory(title="Прописи", topics=[law], kind="training", starts_on=date(2026, 5, 5))
    EventPageFactory(title="Друго", evidence=[EventEvidence(activity=activities[0])])
    goal = client.get("/dogadjaji/").context["selects"][-1]["options"][0]["value"]
    for query, titles in [
        ("?topic=law", ["Прописи"]),
        ("?kind=training&year=2026", ["Прописи"]),
        (f"?goal={goal}", ["Друго"]),
        ("?when=coming", []),
        ("?kind=nothing", []),
    ]:
        shown = client.get(f"/dogadjaji/{query}").context
        assert [teaser["title"] for teaser in shown["teasers"]] == titles, query
        assert [
            str(event["summary"]) for event in events(client, shown["calendars"][0]["url"])
        ] == titles


def test_nobody_is_named_in_a_calendar(client, site):
    EventPageFactory(contact="centar@primer.rs", slug="skup")
    for address in ("/dogadjaji/calendar.ics", "/dogadjaji/skup/calendar.ics"):
        text = client.get(address).text
        assert "ORGANIZER" not in text
        assert "ATTENDEE" not in text
        assert "centar@primer.rs" not in text.replace("\r\n ", "")

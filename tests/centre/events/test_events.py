"""The list of events, the page of one, and what it is evidence for."""

import datetime
import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from centre.evidence import events_as_evidence
from centre.models import EventEvidence, EventPage, Topic
from tests.factories.pages import EventPageFactory, NewsPageFactory, body

TODAY = datetime.date(2026, 6, 12)


@pytest.fixture
def today(time_machine):
    time_machine.move_to(datetime.datetime(2026, 6, 12, 8, tzinfo=datetime.UTC), tick=False)


def on(days, **fields):
    return EventPageFactory(starts_on=TODAY + timedelta(days=days), **fields)


def test_what_comes_next_is_first_and_what_is_over_follows(client, site, today):
    for days in (-9, 5, -1, 1, 0):
        on(days, title=f"Дан {days}")
    context = client.get("/dogadjaji/").context
    assert [event["title"] for event in context["coming"]] == ["Дан 0", "Дан 1", "Дан 5"]
    assert [event["title"] for event in context["past"]] == ["Дан -1", "Дан -9"]
    narrowed = client.get("/dogadjaji/?when=past").context
    assert narrowed["coming"] == []
    assert narrowed["left"] == 2


def test_the_home_page_shows_the_next_three(client, site, today):
    for days in (-1, 9, 1, 5, 3):
        on(days, title=f"Дан {days}")
    titles = [event["title"] for event in client.get("/").context["events"]]
    assert titles == ["Дан 1", "Дан 3", "Дан 5"]


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


HIDDEN = {
    "draft": lambda: EventPageFactory(title="Скривено", slug="skriveno", live=False),
    "expired": lambda: EventPageFactory(
        title="Скривено", slug="skriveno", revision=False, expire_at=timezone.now() - timedelta(1)
    ),
    "restricted": lambda: restrict(EventPageFactory(title="Скривено", slug="skriveno")),
    "embargo": lambda: EventPageFactory(
        title="Скривено", slug="skriveno", embargoed_until=timezone.now() + timedelta(1)
    ),
}
LISTS = [
    *("/", "/sr-latn/", "/dogadjaji/", "/sr-latn/dogadjaji/", "/dogadjaji/calendar.ics"),
    *("/dogadjaji/rss/", "/dogadjaji/atom/", "/dogadjaji/json/", "/sitemap.xml"),
    *("/vesti/vest/", "/pretraga/?q=%D0%B4%D0%BE%D0%B3%D0%B0%D1%92%D0%B0%D1%98"),
]


@pytest.mark.parametrize("why", HIDDEN)
def test_what_a_reader_may_not_see_is_nowhere(client, site, why):
    law = Topic.objects.get(code="law")
    NewsPageFactory(slug="vest", topics=[law])
    HIDDEN[why]()
    hidden = EventPage.objects.get(slug="skriveno")
    hidden.topics = [law]
    if why != "draft":
        hidden.save()
    future = timezone.localdate() + timedelta(days=3)
    EventPage.objects.filter(pk=hidden.pk).update(starts_on=future, ends_on=future)
    for address in LISTS:
        text = client.get(address).text.lower()
        assert not re.search("скривено|skriveno", text), address
    for prefix in ("", "/sr-latn"):
        for behind in ("", "calendar.ics"):
            assert client.get(f"{prefix}/dogadjaji/skriveno/{behind}").status_code == 404
        card = f"{prefix}/kartica/{hidden.translation_key}.png"
        assert client.get(card).status_code == 404


def test_an_embargo_ends_on_every_surface_at_once(client, site, time_machine):
    minute = datetime.datetime(2026, 11, 30, 8, tzinfo=datetime.UTC)
    time_machine.move_to(minute - timedelta(minutes=1), tick=False)
    page = EventPageFactory(
        title="Кључаоница", slug="kljucaonica", embargoed_until=minute, starts_on=minute.date()
    )
    own = [f"{page.url}calendar.ics", f"/kartica/{page.translation_key}.png", page.url]
    lists = [address for address in LISTS if not address.startswith(("/vesti", "/pretraga"))]
    assert {client.get(address).status_code for address in own} == {404}
    assert not [address for address in lists if "kljucaonica" in client.get(address).text]
    time_machine.move_to(minute, tick=False)
    assert {client.get(address).status_code for address in own} == {200}
    assert [address for address in lists if "kljucaonica" not in client.get(address).text] == []


def test_feeds_say_when_and_where_and_are_dated_by_the_announcement(client, site, today):
    on(40, title="Скуп", lead="О чему је.", venue="Дом омладине")
    (item,) = ElementTree.fromstring(client.get("/sr-latn/dogadjaji/rss/").content).iter("item")
    assert item.findtext("description") == "22. jula 2026, Dom omladine: O čemu je."
    assert "2026" in item.findtext("pubDate")
    (told,) = json.loads(client.get("/dogadjaji/json/").content)["items"]
    assert told["date_published"].startswith("2026-06-12")


def test_papers_stand_on_the_page_once_they_are_there(client, site, today):
    page = on(-3, slug="skup", programme=body("Отварање."), directions="Од станице\n\nправо.")
    text = client.get("/dogadjaji/skup/").text
    assert "биће објављени овде" in text
    assert "<p>Од станице</p>" in text
    page.outcome = body("Закључак први.")
    page.save_revision().publish()
    text = client.get("/dogadjaji/skup/").text
    assert "Закључак први." in text
    assert "биће објављени овде" not in text


def test_machines_learn_when_where_and_whether(client, site, settings, today):
    settings.BASE_URL = "https://primer.rs"
    on(1, slug="skup", title="Скуп", starts_at=datetime.time(10), attendance="both", venue="Дом")
    text = client.get("/sr-latn/dogadjaji/skup/").text
    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', text, re.DOTALL)[1])["@graph"]
    event = next(fact for fact in graph if fact["@type"] == "Event")
    assert event["name"] == "Skup"
    assert event["startDate"] == "2026-06-13T10:00:00+02:00"
    assert "endDate" not in event
    assert event["eventStatus"].endswith("/EventScheduled")
    assert [place["@type"] for place in event["location"]] == ["Place", "VirtualLocation"]


def test_an_event_is_evidence_from_its_beginning_unless_it_is_called_off(activities, today):
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    for days, status in [(0, "scheduled"), (-9, "cancelled"), (9, "scheduled"), (-5, "postponed")]:
        on(days, title=f"{days}", status=status, evidence=[EventEvidence(activity=activities[0])])
    found = list(events_as_evidence(request, [activities[0].translation_key]))
    assert [(item.title, item.date) for _key, item in found] == [("0", TODAY)]


def test_the_activity_and_the_event_name_each_other(client, activities, today):
    on(-1, slug="skup", evidence=[EventEvidence(activity=activities[0])])
    assert 'href="/dogadjaji/skup/"' in client.get("/plan-rada/2015/1.1.1/").text
    assert 'href="/plan-rada/2015/1.1.1/"' in client.get("/dogadjaji/skup/").text


def test_news_and_events_of_one_topic_name_each_other(client, site):
    law = Topic.objects.get(code="law")
    NewsPageFactory(slug="vest", topics=[law])
    EventPageFactory(slug="skup", topics=[law])
    EventPageFactory(slug="drugo")
    assert 'href="/dogadjaji/skup/"' in client.get("/vesti/vest/").text
    text = client.get("/dogadjaji/skup/").text
    assert 'href="/vesti/vest/"' in text
    assert 'href="/dogadjaji/drugo/"' not in text


@pytest.mark.parametrize("slug", ["rss", "atom", "json"])
def test_an_event_cannot_take_the_address_of_a_feed(site, slug):
    with pytest.raises(ValidationError):
        EventPageFactory(slug=slug)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/dogadjaji/",
        "/dogadjaji/?topic=law",
        "/dogadjaji/calendar.ics",
        "/dogadjaji/rss/",
        "/dogadjaji/prvi/",
    ],
)
def test_twice_the_events_cost_no_more_queries(client, activities, address):
    law = Topic.objects.get(code="law")

    def add(number, **fields):
        for _ in range(number):
            evidence = [EventEvidence(activity=activities[0])]
            day = timezone.localdate() + timedelta(days=number)
            EventPageFactory(topics=[law], evidence=evidence, starts_on=day, **fields)

    def queries():
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    add(1, slug="prvi")
    add(2)
    before = queries()
    add(3)
    assert queries() == before

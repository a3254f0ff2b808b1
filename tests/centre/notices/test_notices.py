"""Procurement and vacancies close by themselves, at their minute in Belgrade."""

import datetime
import json
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from centre.models import ProcurementPage
from foundation.minute import MinuteFormField
from foundation.models import SiteDocument
from tests.factories.institution import ProcurementPageFactory, VacancyPageFactory

SECOND = datetime.timedelta(seconds=1)
# The Sunday on which clocks in Belgrade go back: 3:00 is an hour later than the day before.
DEADLINE = MinuteFormField().clean("2026-10-25 03:00")


def at(moment):
    return time_machine.travel(moment, tick=False)


@pytest.fixture
def purchase(site):
    with at(DEADLINE - datetime.timedelta(days=30)):
        return ProcurementPageFactory(slug="nabavka", title="Набавка", deadline=DEADLINE)


def listed(client, address):
    return [item["title"] for item in client.get(address).context["teasers"]]


def test_the_deadline_is_a_minute_of_belgrade_over_the_change_of_clocks(client, purchase):
    assert datetime.datetime(2026, 10, 25, 2, tzinfo=datetime.UTC) == DEADLINE
    for moment, is_open in [(DEADLINE - SECOND, True), (DEADLINE, False)]:
        with at(moment):
            answer = client.get(purchase.url)
            assert answer.context["is_open"] is is_open
            assert "25. октобра 2026. у 03:00 по београдском времену" in answer.text
            assert listed(client, "/javne-nabavke/?state=open") == ["Набавка"] * is_open
            assert listed(client, "/javne-nabavke/?state=closed") == ["Набавка"] * (not is_open)
            assert ("Рок је истекао" in answer.text) is not is_open


def test_no_tag_kept_from_before_holds_beyond_the_deadline(client, purchase):
    with at(DEADLINE - SECOND):
        first = client.get(purchase.url)
    with at(DEADLINE):
        known = {"If-None-Match": first["ETag"]}
        assert client.get(purchase.url, headers=known).status_code == 200


@pytest.mark.parametrize(
    ("outcome", "words"),
    [("concluded", "Уговор додељен"), ("cancelled", "Отказано"), ("without-result", "Завршено")],
)
def test_an_outcome_says_how_it_ended(client, site, outcome, words):
    page = ProcurementPageFactory(
        deadline=DEADLINE, outcome=outcome, outcome_date=datetime.date(2026, 2, 1)
    )
    with at(DEADLINE - datetime.timedelta(days=9)):
        answer = client.get(page.url)
        assert words in answer.text
        assert not answer.context["is_open"]
        assert listed(client, f"/javne-nabavke/?state={outcome}") == [page.title]


def test_an_outcome_has_a_day(site):
    page = ProcurementPageFactory(deadline=DEADLINE)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProcurementPage.objects.filter(pk=page.pk).update(outcome="cancelled")


def test_a_deadline_before_the_notice_is_refused(site):
    with pytest.raises(ValidationError):
        ProcurementPageFactory(deadline=DEADLINE, date=datetime.date(2026, 10, 26))


def test_the_one_that_closes_soonest_is_first_and_what_is_over_last(client, site):
    day = datetime.timedelta(days=1)
    for title, deadline in [
        ("Давно", DEADLINE - 9 * day),
        ("Скоро", DEADLINE + day),
        ("Јуче", DEADLINE - day),
        ("Касније", DEADLINE + 2 * day),
    ]:
        VacancyPageFactory(title=title, deadline=deadline)
    with at(DEADLINE):
        order = ["Скоро", "Касније", "Јуче", "Давно"]
        assert listed(client, "/konkursi/") == order
        feed = ElementTree.fromstring(client.get("/konkursi/rss/").content)
        assert [item.findtext("title") for item in feed.iter("item")] == order
        assert listed(client, "/konkursi/?year=2025") == []


def test_a_change_is_shown_with_its_day_the_latest_first(client, site):
    changes = [
        {"date": f"2026-01-{day}", "text": f"<p>{text}</p>", "document": None}
        for day, text in [("10", "Прва измена"), ("20", "Друга измена")]
    ]
    page = ProcurementPageFactory(
        deadline=DEADLINE,
        amendments=json.dumps([{"type": "amendment", "value": value} for value in changes]),
    )
    text = client.get(page.url).text
    assert text.index("Друга измена") < text.index("Прва измена")
    assert "20. јануара 2026." in text


def test_a_paper_of_a_change_is_named_until_it_is_withdrawn(client, site):
    paper = SiteDocument.objects.create(
        title="Измењена спецификација", file=ContentFile(b"words", name="izmena.txt")
    )
    change = {"date": "2026-01-10", "text": "<p>Измена</p>", "document": paper.pk}
    page = ProcurementPageFactory(
        deadline=DEADLINE, amendments=json.dumps([{"type": "amendment", "value": change}])
    )
    assert paper.title in client.get(page.url).text
    withdraw(paper)
    told = client.get(page.url).text
    assert "Измена" in told
    assert paper.title not in told


def withdraw(paper):
    paper.visible_until = timezone.now() - SECOND
    paper.save()


def test_no_heading_stands_over_documents_that_are_withdrawn(client, site):
    paper = SiteDocument.objects.create(
        title="Конкурсна документација", file=ContentFile(b"words", name="dokumentacija.txt")
    )
    block = {"type": "document", "value": {"document": paper.pk, "text": "Документација"}}
    page = ProcurementPageFactory(deadline=DEADLINE, documents=json.dumps([block]))
    told = client.get(page.url).text
    assert 'id="documents"' in told
    assert "Документација" in told
    withdraw(paper)
    told = client.get(page.url).text
    assert 'id="documents"' not in told
    assert "Документација" not in told


def test_a_vacancy_tells_how_to_apply_and_takes_nothing(client, site):
    page = VacancyPageFactory(deadline=DEADLINE, posts=8, title="Радник у прихватилишту")
    with at(DEADLINE - SECOND):
        answer = client.get(page.url)
        posting = [part for part in answer.text.split('"@type"') if "JobPosting" in part]
        assert posting
        assert "2026-10-25T02:00:00" in answer.text
    assert "Поштом." in answer.text
    assert "Овај сајт не прима пријаве" in answer.text
    assert 'method="post"' not in answer.text
    assert 'type="file"' not in answer.text
    with at(DEADLINE):
        assert "JobPosting" not in client.get(page.url).text


@pytest.mark.parametrize(
    ("make", "address"),
    [(ProcurementPageFactory, "/javne-nabavke/"), (VacancyPageFactory, "/konkursi/")],
)
def test_twice_the_notices_ask_as_often(client, site, make, address):
    def queries(place):
        client.get(place)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(place).status_code == 200
        return len(captured)

    make(deadline=DEADLINE)
    places = [address, f"{address}json/"]
    before = [queries(place) for place in places]
    for _ in range(2):
        make(deadline=DEADLINE)
    assert [queries(place) for place in places] == before

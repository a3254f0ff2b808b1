"""The table says of each year what is there, missing, not yet due, or not applicable and why."""

import csv
import datetime
import json

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from centre.models import PublicationDuty, PublicationExemption, PublicationIndexPage
from foundation.models import User
from tests.factories.accounts import enter_desk
from tests.factories.institution import PublicationPageFactory, serbian_list, version


@pytest.fixture
def table(site):
    """Two duties since 2014: plans are due in January, reports in March of the next year."""
    PublicationDuty.objects.create(
        kind="work-plan", since_year=2014, due_day=31, due_month=1, basis="Члан 1"
    )
    report = PublicationDuty.objects.create(
        kind="work-report", since_year=2014, due_day=31, due_month=3, due_next_year=True
    )
    PublicationExemption.objects.create(duty=report, year=2014, reason="Почетак рада")
    return serbian_list(PublicationIndexPage, "dokumenti", "Документи")


@pytest.fixture
def plan(table):
    return PublicationPageFactory(slug="plan", files=[version(1, "план")])


@pytest.fixture
def today():
    with time_machine.travel(datetime.datetime(2016, 3, 31, 12, tzinfo=datetime.UTC), tick=False):
        yield


def states(client, prefix=""):
    rows = json.loads(client.get(f"{prefix}/dokumenti/potpunost.json").content)["rows"]
    return {(row["year"], row["kind"]): row["state"] for row in rows}


EXPECTED = {
    (2016, "work-plan"): "missing",
    (2016, "work-report"): "not-due",
    (2015, "work-plan"): "published",
    (2015, "work-report"): "not-due",
    (2014, "work-plan"): "missing",
    (2014, "work-report"): "not-applicable",
}


def test_every_cell_has_its_state(client, plan, today):
    assert states(client) == EXPECTED
    with time_machine.travel(datetime.datetime(2016, 4, 1, 12, tzinfo=datetime.UTC)):
        assert states(client)[2015, "work-report"] == "missing"


def test_the_page_shows_it_in_words_with_the_reason(client, plan, today):
    text = client.get("/dokumenti/").text
    for words in ["објављено", "нема</span>", "до 31. марта 2017.", "Почетак рада"]:
        assert words in text
    assert 'data-label="Извештај о раду"' in text
    assert "Члан 1" in text
    assert "Početak rada" in client.get("/sr-latn/dokumenti/").text


def test_csv_says_the_same(client, plan, today):
    answer = client.get("/sr-latn/dokumenti/potpunost.csv")
    rows = list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))
    assert {(int(row["year"]), row["kind"]): row["state"] for row in rows} == EXPECTED
    (row,) = [row for row in rows if row["state"] == "published"]
    assert row["version"] == "1"
    assert row["url"].endswith("/sr-latn/dokumenti/plan/")
    assert {row["kind_name"] for row in rows} == {"Plan rada", "Izveštaj o radu"}


def test_what_readers_may_not_see_is_missing(client, admin_client, plan, today):
    PageViewRestriction.objects.create(page=plan, restriction_type=PageViewRestriction.LOGIN)
    for visitor in (client, admin_client):
        assert states(visitor)[2015, "work-plan"] == "missing"


def test_the_desk_names_what_is_missing(client, plan, today):
    enter_desk(client, User.objects.create_superuser("admin@example.org"))
    text = client.get("/admin/").text
    assert "План рада за 2016. годину" in text
    assert "План рада за 2015. годину" not in text


@pytest.mark.parametrize(("day", "month"), [(29, 2), (31, 4)])
def test_a_day_that_not_every_year_has_is_refused(site, day, month):
    duty = PublicationDuty(kind="work-plan", since_year=2014, due_day=day, due_month=month)
    with pytest.raises(ValidationError):
        duty.full_clean()


def test_twice_the_documents_ask_as_often(client, plan):
    addresses = ["/dokumenti/", "/dokumenti/potpunost.csv", "/dokumenti/rss/"]

    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    act = {"kind": "general-act", "year": None}
    PublicationPageFactory(files=[version(1, "акт")], **act)
    before = [queries(address) for address in addresses]
    for number in range(2):
        PublicationPageFactory(year=2016 + number, files=[version(1, f"план {number}")])
        PublicationPageFactory(files=[version(1, f"акт {number}")], **act)
    assert [queries(address) for address in addresses] == before

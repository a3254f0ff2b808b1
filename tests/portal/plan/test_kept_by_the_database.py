"""Who writes to the database by hand can't take back what was reported or what has happened."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from foundation.guards import guards_are_there, missing
from portal.plan.models import ActivityHolder, PartnerLink, PartnerStatement, PlanEvent
from portal.plan.partners import activities_of
from tests.factories import people
from tests.factories.accounts import enter_desk

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")
DAY = datetime.date(2015, 6, 30)


def refused(statement):
    with (
        pytest.raises(IntegrityError, match=r"kept|stays"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.fixture
def statement(plan):
    links = ActivityHolder.objects.filter(activity__plan=plan).exclude(holder__code="centar")
    expires = timezone.now() + datetime.timedelta(days=7)
    link = PartnerLink.objects.create(plan=plan, holder=links[0].holder, expires_at=expires)
    said = {"state": "under-way", "as_of": DAY, "basis": "Пример."}
    return PartnerStatement.objects.create(link=link, activity=activities_of(link)[0], **said)


def test_what_a_partner_reported_is_kept(statement):
    refused("DELETE FROM portal_partnerstatement")
    refused("UPDATE portal_partnerstatement SET basis = 'друго'")
    refused("UPDATE portal_partnerstatement SET state = 'done'")


def test_an_event_that_happened_is_kept_and_another_is_not(plan):
    happened = PlanEvent.objects.create(plan=plan, name="Догађај", date=DAY)
    waits = PlanEvent.objects.create(plan=plan, name="Други догађај")
    refused(f"DELETE FROM portal_planevent WHERE id = {happened.pk}")
    waits.delete()
    assert not PlanEvent.objects.filter(name="Други догађај").exists()


def test_the_desk_says_why_an_event_is_kept(plan, client):
    enter_desk(client, people.account("root", is_superuser=True))
    happened = PlanEvent.objects.create(plan=plan, name="Догађај", date=DAY)
    address = reverse(PlanEvent.snippet_viewset.get_url_name("delete"), args=[happened.pk])
    answer = client.post(address)
    assert answer.status_code == 302
    assert "/edit/" in answer["Location"]
    assert PlanEvent.objects.filter(pk=happened.pk).exists()


def test_the_check_says_which_trigger_is_missing(plan):
    assert missing() == []
    with connection.cursor() as cursor:
        cursor.execute('DROP TRIGGER "portal_statement_is_kept"')
    found = guards_are_there(None, ["default"])
    assert [error.id for error in found] == ["foundation.E040"]

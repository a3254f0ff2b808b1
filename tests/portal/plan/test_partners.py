"""Can a partner report without an account, and nobody else, and nothing unseen?"""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.plan.models import (
    ActivityHolder,
    Holder,
    PartnerLink,
    PartnerStatement,
    StatusReport,
)
from portal.plan.partners import address_of, key_of
from tests.factories.accounts import enter_desk, make_account
from tests.factories.strangers import send

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")

FORM = "partner-report"


@pytest.fixture
def partner(plan):
    """A holder of activities of the small plan that is not the Centre alone."""
    links = ActivityHolder.objects.filter(activity__plan=plan).exclude(holder__code="centar")
    return links.first().holder


@pytest.fixture
def link(plan, partner):
    expires = timezone.now() + datetime.timedelta(days=7)
    return PartnerLink.objects.create(plan=plan, holder=partner, expires_at=expires)


@pytest.fixture
def said(link):
    from portal.plan.partners import activities_of

    return {
        "activity": activities_of(link).first().pk,
        "state": "under-way",
        "as_of": "30.06.2016.",
        "basis": "Одржана је обука.",
        "source_title": "",
        "source_url": "",
    }


def address(link, prefix=""):
    return f"{prefix}/izvestaj-partnera/{key_of(link)}/"


def test_the_link_opens_the_form_in_every_language(client, link):
    for prefix in ("", "/sr-latn", "/en"):
        answer = client.get(address(link, prefix))
        assert answer.status_code == 200
        assert not answer.cookies
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]


def test_a_report_is_kept_and_public_only_when_somebody_accepts_it(client, link, said):
    answer = send(client, address(link), FORM, said)
    assert answer.status_code == 302
    assert client.get(answer["Location"]).status_code == 200
    statement = PartnerStatement.objects.get()
    page = statement.activity.get_url()
    assert "Одржана је обука." not in client.get(page).content.decode()
    desk = enter_desk(type(client)(), make_account("manager"))
    assert statement.link.holder.shown_short in desk.get("/admin/").content.decode()
    decision = f"/admin/partner-reports/{statement.pk}/"
    assert "Одржана је обука." in desk.get(decision).content.decode()
    assert desk.post(decision, {"accept": "no"}).status_code == 422
    assert desk.post(decision, {"accept": "yes"}).status_code == 302
    assert "Одржана је обука." in client.get(page).content.decode()
    report, holder = StatusReport.objects.get(), statement.link.holder
    assert (report.said_by, report.said_by_en) == (holder.name, holder.name_en)
    assert desk.post(decision, {"accept": "yes"}).status_code == 404
    assert StatusReport.objects.count() == 1


@pytest.mark.parametrize(("said", "name"), [("said_by", "name"), ("said_by_en", "name_en")])
def test_a_report_has_room_for_the_longest_name_of_a_partner(said, name):
    rooms = [(StatusReport, said), (Holder, name)]
    report, holder = (model._meta.get_field(field).max_length for model, field in rooms)
    assert report >= holder


def test_what_is_declined_says_why_and_stays_unseen(client, link, said):
    send(client, address(link), FORM, said)
    statement = PartnerStatement.objects.get()
    desk = enter_desk(type(client)(), make_account("manager"))
    desk.post(f"/admin/partner-reports/{statement.pk}/", {"accept": "no", "reason": "Није тачно."})
    statement.refresh_from_db()
    assert (statement.decision, statement.reason) == ("declined", "Није тачно.")
    assert not StatusReport.objects.exists()


def test_what_must_not_be_said_is_not_accepted(client, link, said):
    said["basis"] = "Идентификоване су 4 девојчице и 2 дечака."
    send(client, address(link), FORM, said)
    statement = PartnerStatement.objects.get()
    desk = enter_desk(type(client)(), make_account("manager"))
    answer = desk.post(f"/admin/partner-reports/{statement.pk}/", {"accept": "yes"})
    assert answer.status_code == 422
    assert not StatusReport.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"is_revoked": True},
        {"expires_at": timezone.now() - datetime.timedelta(minutes=1), "created_at": None},
    ],
)
def test_a_link_that_ended_opens_nothing(client, link, said, change):
    there = address(link)
    if "created_at" in change:
        change = {**change, "created_at": timezone.now() - datetime.timedelta(days=9)}
    PartnerLink.objects.filter(pk=link.pk).update(**change)
    assert client.get(there).status_code == 404
    assert send(client, there, FORM, said).status_code == 404
    assert not PartnerStatement.objects.exists()


@pytest.mark.parametrize("key", ["x", "1.2", "1.2.3", "%00", "a" * 300, "1.99999999999999999999.x"])
def test_a_made_up_key_opens_nothing(client, link, key):
    assert client.get(f"/izvestaj-partnera/{key}/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"as_of": "31.02.2016."},
        {"as_of": "01.01.2999."},
        {"basis": ""},
        {"basis": "а" * 801},
        {"state": "finished"},
        {"source_url": "javascript:alert(1)", "source_title": "Х"},
        {"source_title": "Без адресе"},
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_lost(client, link, said, wrong):
    answer = send(client, address(link), FORM, said | wrong)
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not PartnerStatement.objects.exists()


def test_an_activity_that_is_another_s_is_refused(client, link, said, activity, partner):
    other = next(
        found
        for found in map(activity, ("1.1.1", "1.1.2", "1.2.2"))
        if not found.holder_links.filter(holder=partner).exists()
    )
    answer = send(client, address(link), FORM, said | {"activity": other.pk})
    assert answer.status_code == 200
    assert not PartnerStatement.objects.exists()


def test_the_database_keeps_decisions_whole(client, link, said):
    send(client, address(link), FORM, said)
    with pytest.raises(IntegrityError), transaction.atomic():
        PartnerStatement.objects.update(decision="accepted")


def test_the_desk_tells_the_address(client, link):
    desk = enter_desk(client, make_account("manager"))
    page = desk.get("/admin/partner_links/").content.decode()
    assert address_of(link) in page

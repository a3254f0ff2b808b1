"""Who decides about a report, what the decision does, and what the database holds of it."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from centre.communities import services
from centre.communities.models import Status
from centre.models import CommunityReport
from foundation.access import is_visible, visible_to
from foundation.models import SiteImage
from tests.factories.accounts import enter_desk, make_account
from tests.factories.reports import approved, make_report, photo, rejected

NOON = datetime.datetime(2026, 11, 1, 12, tzinfo=datetime.UTC)
QUEUE = "/admin/reports-of-communities/"
SMALL = "На радионици су биле 3 девојчице и сви су питали."


def files(report):
    storage = CommunityReport._meta.get_field("waiting_picture").storage
    return storage.exists(report.waiting_picture.name) if report.waiting_picture.name else False


def test_approval_makes_a_picture_of_the_site_and_rejection_deletes_it(
    campaign, django_capture_on_commit_callbacks
):
    waiting = make_report(campaign, photo())
    assert files(waiting)
    assert not is_visible(AnonymousUser(), waiting)
    with django_capture_on_commit_callbacks(execute=True):
        report = approved(waiting)
    assert not files(waiting)
    assert (report.waiting_picture.name, report.status) == ("", Status.APPROVED)
    assert is_visible(AnonymousUser(), report)
    image = report.picture
    assert (image.description, image.credit) == ("Плакат на табли", "Удружење за пример")
    assert is_visible(AnonymousUser(), image)
    assert rejected(report).picture is None
    assert not SiteImage.objects.exists()
    assert not is_visible(AnonymousUser(), report)


def test_a_picture_can_be_left_out(campaign):
    report = approved(make_report(campaign, photo()), with_picture=False)
    assert (report.picture, report.status) == (None, Status.APPROVED)


def test_a_rejected_picture_goes_at_once_and_its_words_after_thirty_days(
    campaign, django_capture_on_commit_callbacks
):
    waiting = make_report(campaign, photo())
    with django_capture_on_commit_callbacks(execute=True):
        report = rejected(waiting)
    assert not files(waiting)
    with pytest.raises(ValidationError):
        rejected(make_report(campaign), reason="  ")
    kept = approved(make_report(campaign))
    now = report.decided_at
    with time_machine.travel(now + datetime.timedelta(days=29, hours=23), tick=False):
        assert services.delete_rejected() == 0
    with time_machine.travel(now + datetime.timedelta(days=30), tick=False):
        services.delete_rejected()
    assert set(CommunityReport.objects.values_list("status", flat=True)) == {"waiting", "approved"}
    assert kept.pk in CommunityReport.objects.values_list("pk", flat=True)


def test_a_campaign_takes_what_waits_with_it(campaign, django_capture_on_commit_callbacks):
    waiting = make_report(campaign, photo())
    with django_capture_on_commit_callbacks(execute=True):
        campaign.delete()
    assert not files(waiting)
    assert not CommunityReport.objects.exists()


def test_only_one_decides(campaign):
    report = make_report(campaign)
    approved(report)
    with pytest.raises(services.DecidedError):
        approved(report)
    rejected(report)
    with pytest.raises(services.DecidedError):
        rejected(report)


def test_what_the_safety_check_blocks_is_approved_only_when_put_right(campaign):
    report = make_report(campaign, text=SMALL)
    with pytest.raises(services.UnsafeError):
        approved(report)
    person = make_account("campaign_editor")
    words = {"text": "На радионици су сви питали."}
    assert services.approve_report(report=report, person=person, words=words).text == words["text"]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "approved"},
        {"status": "approved", "decided_at": NOON},
        {"status": "rejected", "reason": "Није."},
        {"status": "published"},
        {"decided_at": NOON},
        {"reach": "3"},
        {"kind": "party"},
        {"organiser": ""},
        {"text": ""},
        {"municipality_code": ""},
        {"waiting_picture": "reports/x.jpg"},
        {"waiting_picture": "reports/x.jpg", "consent": True},
    ],
    ids=str,
)
def test_the_database_refuses(campaign, fields):
    report = make_report(campaign)
    with pytest.raises(IntegrityError), transaction.atomic():
        CommunityReport.objects.filter(pk=report.pk).update(**fields)


def test_the_database_refuses_a_rejection_without_a_reason_and_a_picture_unapproved(campaign):
    report = rejected(make_report(campaign))
    with pytest.raises(IntegrityError), transaction.atomic():
        CommunityReport.objects.filter(pk=report.pk).update(reason="")
    shown = approved(make_report(campaign, photo()))
    for fields in ({"consent": False}, {"picture_alt": ""}, {"status": "rejected", "reason": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CommunityReport.objects.filter(pk=shown.pk).update(**fields)


@pytest.mark.parametrize("role", ["author", "reviewer", "manager", "course_administrator"])
def test_whoever_does_not_decide_sees_nothing(client, campaign, role):
    report = make_report(campaign, photo())
    enter_desk(client, make_account(role))
    for path in (QUEUE, f"{QUEUE}{report.pk}/", f"{QUEUE}{report.pk}/picture/"):
        assert client.get(path).status_code == 302
    client.post(f"{QUEUE}{report.pk}/", {"approve": "1"})
    report.refresh_from_db()
    assert report.status == Status.WAITING


@pytest.mark.parametrize("role", ["campaign_editor", "publisher", "administrator"])
def test_an_editor_reads_looks_and_approves(client, campaign, role):
    report = make_report(campaign, photo(), organiser="Tim za Niš", text=SMALL)
    person = make_account(role)
    enter_desk(client, person)
    assert "мора да се исправи" in client.get(QUEUE).content.decode()
    html = client.get(f"{QUEUE}{report.pk}/").content.decode()
    assert "Тим за Ниш" in html
    assert "3 девојчице" in html
    picture = client.get(f"{QUEUE}{report.pk}/picture/")
    assert b"".join(picture.streaming_content).startswith(b"\xff\xd8")
    assert "no-store" in picture["Cache-Control"]
    sent = {"organiser": "Тим за Ниш", "text": SMALL, "picture_alt": "Табла", "approve": "1",
            "with_picture": "on"}  # fmt: skip
    refused = client.post(f"{QUEUE}{report.pk}/", sent).content.decode()
    assert "3 девојчице" in refused
    assert (
        client.post(f"{QUEUE}{report.pk}/", {**sent, "text": "Сви су питали."}).status_code == 302
    )
    report.refresh_from_db()
    assert (report.status, report.decided_by) == (Status.APPROVED, person)
    assert (report.organiser, report.picture_alt) == ("Тим за Ниш", "Табла")
    assert client.get(f"{QUEUE}{report.pk}/picture/").status_code == 404


def test_an_editor_rejects_with_a_reason_and_takes_back(client, campaign):
    report = make_report(campaign)
    enter_desk(client, make_account("campaign_editor"))
    where = f"{QUEUE}{report.pk}/"
    words = {"organiser": report.organiser, "text": report.text}
    assert "зашто" in client.post(where, {**words, "reject": "1"}).content.decode()
    approved(report)
    assert client.post(where, {**words, "reject": "1", "reason": "Грешка."}).status_code == 302
    report.refresh_from_db()
    assert (report.status, report.reason) == (Status.REJECTED, "Грешка.")
    assert "Грешка." in client.get(f"{QUEUE}?status=rejected").content.decode()
    assert client.get(f"{QUEUE}?status=nonsense").status_code == 200


def test_the_queue_asks_as_often_for_twice_as_many(client, campaign):
    enter_desk(client, make_account("campaign_editor"))
    counted = []
    for _ in range(2):
        make_report(campaign, photo())
        make_report(campaign, text=SMALL)
        client.get(QUEUE)
        with CaptureQueriesContext(connection) as queries:
            client.get(QUEUE)
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_what_waits_is_on_the_desks_first_page(client, campaign):
    report = make_report(campaign)
    enter_desk(client, make_account("campaign_editor"))
    assert f"{QUEUE}{report.pk}/" in client.get("/admin/").content.decode()
    assert list(visible_to(AnonymousUser(), CommunityReport.objects.all())) == []

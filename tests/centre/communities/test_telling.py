"""A community tells what it did: the form, what comes in, and what does not."""

import contextlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from centre.communities import services
from centre.communities.forms import ReportForm
from centre.models import CommunityReport
from tests.factories.reports import facts, make_report, photo
from tests.factories.strangers import send, token_of

FORM = "/kampanje/provera/sta-je-uradjeno/javite/"
FILLED = {
    "municipality_code": "nis",
    "held_on": "2026-10-18",
    "kind": "school",
    "reach": "to-50",
    "organiser": "Удружење за пример",
    "text": "Разговор о томе како се проверава понуда за посао.",
}
OF_PICTURE = {"picture_alt": "Плакат на табли", "consent": "on"}


def post(client, fields=(), path=FORM, **more):
    return send(client, path, ReportForm.name, {**FILLED, **dict(fields)}, **more)


def with_picture(data=None, **fields):
    return {"photo": SimpleUploadedFile("slika.jpg", data or photo()), **OF_PICTURE, **fields}


@pytest.mark.parametrize("prefix", ["", "/sr-latn"])
def test_a_report_comes_in_and_waits(client, campaign, prefix):
    response = post(client, path=f"{prefix}{FORM}")
    assert response.status_code == 302
    assert not response.cookies
    thanks = client.get(response["Location"]).content.decode()
    assert ("стигао" if not prefix else "stigao") in thanks
    report = CommunityReport.objects.get()
    assert {name: getattr(report, name) for name in facts()} == facts()
    assert (report.status, report.campaign_id) == ("waiting", campaign.pk)
    assert FILLED["text"] not in client.get(FORM.removesuffix("javite/")).content.decode()


def test_a_picture_waits_where_nobody_can_reach_it(client, campaign):
    exif = photo(exif=b"Exif\0\0" + bytes(20), comment=b"secret") + b"PK\x03\x04 secret"
    assert post(client, with_picture(exif)).status_code == 302
    report = CommunityReport.objects.get()
    with report.waiting_picture.open("rb") as opened:
        kept = opened.read()
    assert kept.startswith(b"\xff\xd8")
    assert b"secret" not in kept
    assert report.picture is None
    name = report.waiting_picture.name
    for path in (f"/media/{name}", f"/media/images/{name.rpartition('/')[2]}", f"/private/{name}"):
        assert client.get(path).status_code == 404
    assert client.get(f"/admin/reports-of-communities/{report.pk}/picture/").status_code == 302


def test_latin_text_is_shown_as_it_was_typed_when_a_form_comes_back(client, campaign):
    typed = {"text": "Ћирилица остаје каква је.", "organiser": ""}
    html = post(client, typed, path=f"/sr-latn{FORM}").content.decode()
    assert typed["text"] in html
    assert 'value="nis" selected' in html


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"municipality_code": "atlantida"}, {"municipality_code"}),
        ({"held_on": "2999-01-01"}, {"held_on"}),
        ({"held_on": "1999-01-01"}, {"held_on"}),
        ({"held_on": "јуче"}, {"held_on"}),
        ({"kind": "party"}, {"kind"}),
        ({"reach": "3"}, {"reach"}),
        ({"organiser": "  "}, {"organiser"}),
        ({"text": "Кратко."}, {"text"}),
        ({"text": "а" * 801}, {"text"}),
        ({"text": "Много \x00 речи које нису праве."}, {"text"}),
        (with_picture(consent=""), {"consent"}),
        (with_picture(picture_alt=""), {"picture_alt"}),
        (with_picture(b"GIF89a" + bytes(99)), {"photo"}),
        (with_picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), {"photo"}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_comes_in(client, campaign, fields, wrong):
    response = post(client, fields)
    assert set(response.context["form"].errors) == wrong
    assert 'role="alert"' in response.content.decode()
    assert not CommunityReport.objects.exists()


def test_signs_that_turn_text_around_are_left_out(client, campaign):
    post(
        client, {"organiser": "Удружење \u202eза\u202c  пример", "text": FILLED["text"] + "\u2067"}
    )
    report = CommunityReport.objects.get()
    assert (report.organiser, report.text) == (FILLED["organiser"], FILLED["text"])


def test_words_about_a_picture_without_one_are_not_kept(client, campaign):
    post(client, OF_PICTURE)
    report = CommunityReport.objects.get()
    assert (report.picture_alt, report.consent) == ("", False)


def test_the_same_form_from_elsewhere_or_twice_brings_nothing(client, campaign):
    assert post(client, headers={"origin": "https://example.org"}).status_code == 403
    token = token_of(ReportForm.name)
    assert post(client, token=token).status_code == 302
    assert post(client, token=token).status_code == 200
    heavy = with_picture(bytes(13_000_000))
    assert post(client, heavy).status_code == 413
    assert CommunityReport.objects.count() == 1


def test_when_too_many_wait_the_form_comes_back_whole(client, campaign, monkeypatch):
    make_report(campaign)
    monkeypatch.setattr(services, "MOST_WAITING", 1)
    token = token_of(ReportForm.name)
    response = post(client, token=token)
    assert response.status_code == 503
    assert FILLED["text"] in response.content.decode()
    monkeypatch.setattr(services, "MOST_WAITING", 2)
    assert post(client, token=token).status_code == 302


def test_no_form_without_a_campaign_that_is_public(client, campaign):
    assert client.get("/kampanje/sta-je-uradjeno/javite/").status_code == 404
    campaign.unpublish()
    assert post(client).status_code == 404
    assert client.get(FORM).status_code == 404


def test_nobody_is_thanked_for_what_was_undone_on_the_way(client, campaign, monkeypatch):
    """A failure that is caught inside a transaction undoes all of it without a word."""

    def receive(**what):
        report = receive_report(**what)
        with contextlib.suppress(DatabaseError), transaction.atomic(savepoint=False):
            raise DatabaseError
        return report

    receive_report = services.receive_report
    token = token_of(ReportForm.name)
    with monkeypatch.context() as patched:
        patched.setattr(services, "receive_report", receive)
        client.raise_request_exception = False
        assert post(client, token=token).status_code == 503
    assert not CommunityReport.objects.exists()
    assert post(client, token=token).status_code == 302

"""Can an editor upload a plan, look at it and save it, and can nobody else?"""

from datetime import timedelta

import pytest
from django.core import signing
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foundation.models import User
from portal.plan.admin.uploads import FOLDER, SALT
from portal.plan.models import Activity
from portal.plan.services import find_plan
from tests.factories.accounts import enter_desk, make_account
from tests.portal.plan import small
from tests.portal.plan.test_importing import everything

UPLOAD, SAVE = "/admin/plan-import/", "/admin/plan-import/save/"


@pytest.fixture
def publisher(site):
    return make_account("publisher")


@pytest.fixture
def desk(client, publisher):
    return enter_desk(client, publisher)


@pytest.fixture
def later(time_machine):
    """Let time pass."""
    return lambda **passed: time_machine.move_to(timezone.now() + timedelta(**passed))


@pytest.fixture(autouse=True)
def _nothing_kept_yet():
    for name in kept():
        storages["private"].delete(f"{FOLDER}/{name}")


def upload(client, lines=small.LINES, year=small.YEAR, name="plan.md"):
    data = lines if isinstance(lines, bytes) else small.as_bytes(lines)
    return client.post(UPLOAD, {"year": year, "file": SimpleUploadedFile(name, data)})


def word_of(response):
    return response.context["form"].initial["word"]


def kept():
    store = storages["private"]
    return store.listdir(FOLDER)[1] if store.exists(FOLDER) else []


def test_an_editor_uploads_looks_and_saves(desk):
    assert desk.get(UPLOAD).status_code == 200
    before = everything()
    response = upload(desk)
    assert response.status_code == 200
    text = response.text
    assert "1.1.1-b" in text
    for odd in response.context["preview"].document.irregularities:
        assert odd.where in text
    assert everything() == before
    assert kept()

    saved = desk.post(SAVE, {"word": word_of(response)})
    plan = find_plan(small.YEAR)
    assert saved["Location"] == reverse("wagtailadmin_pages:edit", args=[plan.pk])
    assert Activity.objects.filter(plan=plan, live=True).count() == 5
    assert plan.latest_revision.user.email.startswith("publisher")
    assert kept() == []

    again = upload(desk)
    assert not again.context["preview"].writes
    assert "plan-import/save" not in again.text


def test_what_cannot_be_read_is_told_line_by_line_and_nothing_is_written(desk):
    before = everything()
    spoilt = small.changed(30, "ИЛО", "Нико", small.changed(28, "Од марта", "Једном"))
    response = upload(desk, spoilt)
    assert response.status_code == 422
    assert [problem.place.number for problem in response.context["problems"]] == [28, 30]
    assert "Једном" in response.text
    for data in (b"", b"\xff\xfe", b"PK\x03\x04"):
        assert upload(desk, data).status_code == 422
    assert upload(desk, b"x" * 11_000_000).status_code == 422
    assert upload(desk, year=1).status_code == 422
    assert desk.post(UPLOAD, {"year": 2016}).status_code == 422
    assert everything() == before


def test_an_upload_is_claimed_by_its_editor_alone_once_and_in_time(desk, later):
    word = word_of(upload(desk))
    before = everything()
    another = enter_desk(Client(), make_account("publisher"))
    forged = signing.dumps(signing.loads(word, salt=SALT), salt="another salt")
    claim = signing.loads(word, salt=SALT)
    missing = signing.dumps({**claim, "path": f"{FOLDER}/nothing"}, salt=SALT)
    changed = signing.dumps({**claim, "digest": "0" * 64}, salt=SALT)
    for client, told in [
        (another, word),
        (desk, forged),
        (desk, word[:-1]),
        (desk, missing),
        (desk, changed),
        (desk, ""),
    ]:
        response = client.post(SAVE, {"word": told})
        assert response["Location"] == UPLOAD
        assert find_plan(small.YEAR) is None
    later(hours=3)
    # An idle hour ended the session: whoever comes back signs in again.
    again = enter_desk(Client(), User.objects.get(pk=claim["user"]))
    assert again.post(SAVE, {"word": word})["Location"] == UPLOAD
    assert find_plan(small.YEAR) is None
    assert len(everything()) == len(before)


def test_a_plan_that_changed_in_the_meantime_is_shown_again(desk, bring):
    bring()
    response = upload(desk, small.changed(29, "основати", "отворити"))
    edited = Activity.objects.get(slug="1.2.2")
    edited.text = "Ручно"
    edited.save_revision().publish()
    again = desk.post(SAVE, {"word": word_of(response)})
    assert again.status_code == 200
    assert [change.name for change in again.context["preview"].by_hand] == ["1.2.2"]
    assert Activity.objects.get(slug="1.2.1").text == "Основати прихватилиште"

    refused = desk.post(SAVE, {"word": word_of(again)})
    assert refused.status_code == 200
    assert Activity.objects.get(slug="1.2.2").text == "Ручно"
    saved = desk.post(SAVE, {"word": word_of(refused), "overwrite": "on"})
    assert saved.status_code == 302
    assert Activity.objects.get(slug="1.2.2").text == "Спровести план"
    assert Activity.objects.get(slug="1.2.1").text == "Отворити прихватилиште"


def test_uploads_nobody_decided_about_are_forgotten(desk, publisher, later):
    upload(desk)
    assert len(kept()) == 1
    later(hours=3)
    enter_desk(desk, publisher)
    upload(desk)
    assert len(kept()) == 1


@pytest.mark.parametrize("role", [None, "author", "reviewer", "manager"])
def test_nobody_else_may_import(client, site, role):
    account = make_account(role)
    word = signing.dumps({"user": account.pk}, salt=SALT)
    enter_desk(client, account)
    for response in (client.get(UPLOAD), upload(client), client.post(SAVE, {"word": word})):
        assert response.status_code in (302, 403, 404)
        assert "plan-import" not in response.get("Location", "")
    assert find_plan(small.YEAR) is None
    if role:
        assert "plan-import" not in client.get("/admin/").text


def test_a_stranger_is_sent_away_and_a_forged_form_refused(publisher, site):
    stranger = Client()
    assert stranger.get(UPLOAD).status_code == 302
    careful = Client(enforce_csrf_checks=True)
    enter_desk(careful, publisher)
    assert upload(careful).status_code == 403
    assert careful.post(SAVE, {"word": "a"}).status_code == 403


def test_the_menu_leads_to_the_import(desk):
    assert UPLOAD in desk.get("/admin/").text

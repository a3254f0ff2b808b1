"""Pages have a day by which a role checks them; readers see on which day that was done."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.desk.review.services import mark_checked, remind_roles, set_review
from foundation.desk.review.views import describe_due, due_for
from foundation.models import ReviewDate
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import StandardPageFactory, make_site

TODAY = date(2026, 3, 2)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-03-02T10:00:00Z", tick=False):
        yield


@pytest.fixture
def page(db):
    make_site()
    return StandardPageFactory(title="О нама")


def lists(client, role):
    desk = enter_desk(client, make_account(role))
    return desk.get(reverse("desk_list", args=["review"])).content.decode()


def test_whoever_edits_a_page_says_when_it_is_checked_and_readers_see_it(client, page):
    desk = enter_desk(client, make_account("publisher"))
    address = reverse("desk_review", args=[page.pk])
    desk.post(address, {"checked": "on", "due_on": "", "role": "publisher"})
    stored = ReviewDate.objects.get()
    assert (stored.checked_on, stored.due_on) == (TODAY, TODAY + timedelta(days=180))
    client.logout()
    assert "Последњи пут проверено" in client.get(page.url).content.decode()
    assert "Poslednji put provereno" in client.get(f"/sr-latn{page.url}").content.decode()


def test_a_day_that_passed_is_refused_and_nothing_is_lost(client, page):
    desk = enter_desk(client, make_account("publisher"))
    answer = desk.post(
        reverse("desk_review", args=[page.pk]), {"due_on": "2026-03-02", "role": "manager"}
    )
    assert "Изаберите дан после данашњег." in answer.content.decode()
    assert not ReviewDate.objects.exists()


@pytest.mark.parametrize("role", ["author", "manager", "course_administrator"])
def test_whoever_may_not_edit_a_page_sets_no_date(client, page, role):
    desk = enter_desk(client, make_account(role))
    desk.post(reverse("desk_review", args=[page.pk]), {"checked": "on", "role": role})
    assert not ReviewDate.objects.exists()


def test_the_role_that_checks_and_whoever_sees_everything_find_it(client, page):
    set_review(of=page, due_on=TOMORROW, role="reviewer")
    assert "О нама" in lists(client, "reviewer")
    assert "О нама" in lists(client, "manager")
    assert "О нама" not in lists(client, "publisher")


def test_a_text_leads_to_its_dates_only_for_whoever_may_change_them(client, page):
    set_review(of=page, due_on=TOMORROW, role="publisher")
    address = reverse("desk_review", args=[page.pk])
    assert address in lists(client, "publisher")
    listed = lists(client, "manager")
    assert "О нама" in listed
    assert address not in listed, "it would send the manager back"


def test_who_may_change_what_is_asked_once_for_all(page):
    user = make_account("publisher")
    set_review(of=page, due_on=TOMORROW, role="publisher")
    with CaptureQueriesContext(connection) as one:
        describe_due(user, due_for(user))
    for number in range(3):
        set_review(
            of=StandardPageFactory(title=f"О нама {number}"), due_on=TOMORROW, role="publisher"
        )
    user = type(user).objects.get(pk=user.pk)
    with CaptureQueriesContext(connection) as four:
        assert len(describe_due(user, due_for(user))) == 4
    assert len(four) <= len(one)


def test_a_role_is_reminded_once_on_the_day_and_again_for_the_next(page):
    make_account("publisher", email="objavljivac@example.org")
    set_review(of=page, due_on=TODAY, role="publisher")
    assert (remind_roles(TODAY - timedelta(days=1)), remind_roles(TODAY), remind_roles(TODAY)) == (
        0,
        1,
        0,
    )
    (letter,) = mail.outbox
    assert letter.to == ["objavljivac@example.org"]
    assert "О нама" not in letter.subject + letter.body, "a screen shows it to whoever is near"
    mark_checked(of=page, due_on=TOMORROW, role="publisher")
    assert remind_roles(TOMORROW) == 1


def test_the_database_refuses_a_date_nobody_is_told_of_and_one_before_the_last(page):
    for wrong in (
        {"due_on": TODAY, "role": ""},
        {"due_on": TODAY, "role": "manager", "checked_on": TODAY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReviewDate.objects.create(page=page, **wrong)

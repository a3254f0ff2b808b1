"""The desk's first page shows everybody their own work, and nobody somebody else's."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from foundation.accounts.roles import ROLES
from foundation.desk.panels import panels_for
from foundation.models import OverrideRequest
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import NewsPageFactory, StandardPageFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return make_site()


@pytest.fixture
def author(site):
    return make_account("author", first_name="Ана", last_name="Уредница")


def draft(author, title):
    """Return a draft of ``author`` that readers don't have."""
    page = NewsPageFactory(title=title, live=False, owner=author)
    page.save_revision(user=author)
    return page


def submitted(author, title):
    page = draft(author, title)
    page.get_workflow().start(page, author)
    return page


def first_page(client, user):
    return BeautifulSoup(enter_desk(client, user).get(reverse("wagtailadmin_home")).content, "lxml")


def entries(screen, name):
    """Return the lines of a list on the first page, as text."""
    heading = screen.find(id=f"desk-{name}")
    if heading is None:
        return []
    return [" ".join(line.get_text(" ").split()) for line in heading.parent.select("li")]


def test_an_author_finds_own_drafts_with_the_step_in_which_each_waits(client, author):
    draft(author, "Моја вест")
    submitted(author, "Послата вест")
    draft(make_account("author"), "Туђа вест")
    lines = " ".join(entries(first_page(client, author), "drafts"))
    assert "Моја вест није послато" in lines
    assert "Послата вест чека: Преглед безбедности" in lines
    assert "Туђа" not in lines


def test_a_reviewer_finds_what_somebody_sent_and_not_the_own(client, author):
    submitted(author, "Послата вест")
    reviewer = make_account("reviewer")
    submitted(reviewer, "Рецензентова вест")
    lines = entries(first_page(client, reviewer), "waiting")
    assert len(lines) == 1
    assert "Послата вест Преглед безбедности, шаље Ана Уредница" in lines[0]


def test_a_publisher_does_not_find_what_still_waits_for_its_review(client, author):
    submitted(author, "Послата вест")
    assert entries(first_page(client, make_account("publisher")), "waiting") == []


def test_what_appears_when_tells_a_draft_from_what_appears_by_itself(client, site):
    later = timezone.now() + timezone.timedelta(days=2)
    NewsPageFactory(title="Објављена", embargoed_until=later)
    NewsPageFactory(title="Заборављена", embargoed_until=later, live=False)
    StandardPageFactory(title="Повлачи се", expire_at=later)
    lines = " ".join(entries(first_page(client, make_account("publisher")), "coming"))
    assert "Објављена појављује се сама" in lines
    assert "Заборављена нацрт: ништа се не појављује" in lines
    assert "Повлачи се повлачи се" in lines


def test_an_outdated_translation_is_there_until_somebody_compares_it(client, site):
    original = StandardPageFactory(title="О нама")
    english = original.copy_for_translation(Locale.objects.get(language_code="en"))
    type(english).objects.filter(pk=english.pk).update(live=True, draft_title="About us")
    publisher = make_account("publisher")
    assert "About us" in " ".join(entries(first_page(client, publisher), "translations"))
    original.refresh_from_db()
    type(english).objects.filter(pk=english.pk).update(translated_from=original.live_revision)
    assert "About us" not in first_page(client, publisher).get_text()


def test_a_reviewer_finds_the_exceptions_that_others_ask_for(client, author):
    reviewer = make_account("reviewer")
    for who, title in ((author, "Туђи"), (reviewer, "Свој")):
        OverrideRequest.objects.create(
            title=title, label="x", object_id="1", fingerprint=title, rule="r", field="f",
            where="Текст", passage="…", reason="разлог", asked_by=who,
        )  # fmt: skip
    assert ["Туђи" in line for line in entries(first_page(client, reviewer), "exceptions")] == [
        True
    ]


def test_a_course_administrator_hears_nothing_of_the_public_sites_pages(client, author):
    NewsPageFactory(title="Тајна до сутра", embargoed_until=timezone.now() + timezone.timedelta(1))
    submitted(author, "Послата вест")
    screen = first_page(client, make_account("course_administrator"))
    assert "Тајна" not in screen.get_text()
    assert "Послата" not in screen.get_text()


@pytest.mark.parametrize("role", ROLES)
def test_every_list_that_concerns_a_role_opens_whole_and_no_other(client, author, role):
    user = make_account(role)
    desk = enter_desk(client, user)
    shown = {panel.name for panel in panels_for(user)}
    for name in ("waiting", "exceptions", "drafts", "coming", "translations", "nonsense"):
        expected = 200 if name in shown else 404
        assert desk.get(reverse("desk_list", args=[name])).status_code == expected, (role, name)


def test_twice_the_rows_ask_as_many_queries(client, author):
    later = timezone.now() + timezone.timedelta(days=1)
    english = Locale.objects.get(language_code="en")
    boss = make_account("administrator", is_superuser=True)

    def more():
        submitted(author, "Вест")
        draft(boss, "Нацрт")
        NewsPageFactory(embargoed_until=later)
        copy = StandardPageFactory().copy_for_translation(english)
        Page.objects.filter(pk=copy.pk).update(live=True)

    more()
    desk, address = enter_desk(client, boss), reverse("wagtailadmin_home")
    desk.get(address)
    with CaptureQueriesContext(connection) as once:
        desk.get(address)
    more()
    desk.get(address)
    with CaptureQueriesContext(connection) as twice:
        desk.get(address)
    assert len(twice) == len(once)

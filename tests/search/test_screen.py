"""The desk's screen of search: words are tried, questions told of, the index is filled."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageViewRestriction

from foundation.desk.panels import panel_for
from search import reindexing
from search.models import Entry, Pin, QueryTally, WordList
from tests.factories.accounts import enter_desk, make_account

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def publisher(client):
    account = make_account("publisher")
    enter_desk(client, account)
    return account


@pytest.fixture
def screen(publisher, client):
    """Return what the screen shows for some parameters."""
    return lambda **asked: client.get(reverse("search_desk"), asked)


def test_only_who_keeps_the_words_of_search_may_enter(client):
    enter_desk(client, make_account("author"))
    assert client.get(reverse("search_desk")).status_code in (302, 403)


def test_words_are_tried_before_they_are_kept(make_page, screen):
    make_page("Обука полиције")
    make_page("Полемика о праву")
    first = make_page("Пријава")
    Pin.objects.create(questions="обука", page=first)
    shown = screen(question="obuka", language="sr", expressions="обука\nполемика").context
    assert shown["now"] == ["Пријава", "Обука полиције"]
    assert set(shown["then"]) == {"Пријава", "Обука полиције", "Полемика о праву"}
    # What says nothing is not looked for, and nothing of it was kept.
    before = WordList.objects.get(purpose="stop", language="sr").words
    for number in range(3):
        make_page(f"Дебата и закон {number}")
    make_page("Закон")
    shown = screen(question="debata zakon", language="sr", stop_words="дебата").context
    assert (len(shown["now"]), len(shown["then"])) == (3, 4)
    assert WordList.objects.get(purpose="stop", language="sr").words == before


def test_a_page_that_is_closed_to_whoever_tries_is_not_tried(make_page, screen, client):
    make_page("Обука полиције")
    closed = make_page("Затворена дрвосеча", parent=make_page("Затворено"))
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="lozinka")
    asked = {"question": "obuka", "language": "sr", "questions": "обука"}
    for page in (closed.pk, 9**9, "x"):
        shown = screen(**asked, page=page)
        assert "page" in shown.context["form"].errors
        assert "then" not in shown.context
        assert "дрвосеча" not in shown.text
        # A link that brings words, and no question yet.
        assert "дрвосеча" not in screen(page=page).text
    assert screen(**asked, page="9" * 30).status_code == 404
    opened = make_page("Отворено", parent=make_page("Изнад"))
    shown = screen(**asked, page=opened.pk)
    assert shown.context["then"][0] == "Отворено"
    assert "Отворено" in screen(page=opened.pk).text


def test_what_readers_ask_in_vain_is_told_on_the_screen_and_on_the_first_page(screen, publisher):
    asked = {"language": "sr", "last_day": date(2026, 1, 5), "days": 3, "asked": 9}
    QueryTally.objects.create(key="a", text="пасош за дете", found_nothing=7, **asked)
    QueryTally.objects.create(key="b", text="", found_nothing=9, **asked)
    page = screen()
    assert [tally.text for tally in page.context["unanswered"]] == ["пасош за дете"]
    assert "пасош за дете" in page.text
    panel = panel_for(publisher, "searched-in-vain")
    (entry,) = panel.describe(publisher, panel.objects(publisher))
    assert entry.title == "пасош за дете"
    assert panel_for(make_account("author"), "searched-in-vain") is None


def test_the_index_is_filled_again_from_the_desk_and_by_command(screen, client, make_page):
    page = make_page("Обука")
    entry = Entry.objects.filter(object_id=str(page.pk), title="Обука")
    entry.update(title="Застарело")
    assert client.post(reverse("search_desk")).status_code == 302
    total = Entry.objects.count()
    assert entry.exists()
    assert reindexing.progress()["done"] == total
    assert str(total) in screen().text
    entry.update(title="Застарело")
    told = StringIO()
    call_command("reindex", stdout=told)
    assert entry.exists()
    assert f"default: {total} of {total}" in told.getvalue()

"""Nobody finds, or can count, what is not for them; and what changes is right at once."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from foundation import access
from foundation.access import AccessRule
from search.models import Entry
from search.query import search

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def cohort(monkeypatch):
    """A room's rule: pages called "Лекција" are for accounts called Polaznik."""
    rule = AccessRule(
        name="cohort",
        key_for=lambda obj: "cohort:1" if getattr(obj, "title", "").startswith("Лекција") else None,
        keys_held=lambda user: ["cohort:1"] if user.first_name == "Polaznik" else [],
    )
    monkeypatch.setitem(access._rules, "cohort", rule)


@pytest.fixture
def member(db):
    return get_user_model().objects.create_user("polaznik@example.org", first_name="Polaznik")


@pytest.fixture
def outsider(db):
    return get_user_model().objects.create_user("drugi@example.org")


def test_restricted_words_are_found_and_counted_only_by_who_holds_the_key(
    cohort, make_page, member, outsider, nobody
):
    lesson = make_page("Лекција о поверењу", "тајнареч")
    make_page("Подлекција", "тајнареч", parent=lesson)
    make_page("Јавно", "обична реч")
    for visitor in (nobody, outsider):
        found = search("tajnareč", visitor, "sr")
        assert (found.total, list(found.hits)) == (0, [])
    assert search("tajnareč", member, "sr").total == 2


def test_restricting_and_opening_a_page_is_right_at_once(make_page, titles, member, committed):
    page = make_page("Извештај", "тајнареч")
    make_page("Прилог", "тајнареч", parent=page)
    with committed():
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert titles("tajnareč") == []
    assert set(titles("tajnareč", user=member)) == {"Извештај", "Прилог"}
    with committed():
        restriction.delete()
    assert set(titles("tajnareč")) == {"Извештај", "Прилог"}


def test_moving_into_and_out_of_a_restricted_tree_is_right_at_once(make_page, titles, committed):
    closed = make_page("Затворено")
    page = make_page("Извештај", "тајнареч")
    with committed():
        PageViewRestriction.objects.create(page=closed, restriction_type="login")
    with committed():
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=closed.pk), "last-child")
    assert titles("tajnareč") == []
    with committed():
        Page.objects.get(pk=page.pk).move(Page.objects.get(depth=1), "last-child")
    assert titles("tajnareč") == ["Извештај"]


def test_what_is_published_changed_withdrawn_or_deleted_is_right_at_once(
    make_page, titles, committed
):
    page = make_page("Нацрт", "тајнареч", live=False)
    assert titles("tajnareč") == []
    with committed():
        page.save_revision().publish()
    assert titles("tajnareč") == ["Нацрт"]
    page.refresh_from_db()
    page.search_description = "другареч"
    with committed():
        page.save()
    assert (titles("tajnareč"), titles("drugareč")) == ([], ["Нацрт"])
    with committed():
        page.unpublish()
    assert titles("drugareč") == []
    with committed():
        page.save_revision().publish()
    with committed():
        Page.objects.get(pk=page.pk).delete()
    assert titles("drugareč") == []
    assert Entry.objects.count() == 0


def test_dates_open_and_close_without_anybody_touching_the_index(make_page, nobody):
    now = timezone.now()
    make_page("Сутра", "обука", go_live_at=now + timedelta(days=1))
    make_page("Јуче", "обука", expire_at=now - timedelta(days=1))
    make_page(
        "Данас", "обука", go_live_at=now - timedelta(days=1), expire_at=now + timedelta(days=1)
    )
    found = search("obuka", nobody, "sr")
    assert found.total == 1
    assert [hit.object.title for hit in found.hits] == ["Данас"]


def test_a_late_index_shows_nothing_withdrawn(make_page, titles):
    page = make_page("Повучено", "обука")
    Page.objects.filter(pk=page.pk).update(live=False)
    assert Entry.objects.count() == 1
    assert titles("obuka") == []

"""A section is closed and opened at once, however much lies beneath it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from foundation.access import PUBLIC, key_of
from foundation.models import SiteImage
from search.models import Entry
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site


@pytest.fixture
def publish(db):
    """Publish so many pieces of news, each with a picture of its own; return their list."""
    make_site()

    def news(count):
        pages = [
            NewsPageFactory(picture=SiteImageFactory(), picture_alt="Шара") for _ in range(count)
        ]
        return pages[0].get_parent()

    return news


@pytest.fixture
def queries(django_capture_on_commit_callbacks):
    """Do something, and what follows its commit; return how many queries that took."""

    def count(action):
        with (
            CaptureQueriesContext(connection) as asked,
            django_capture_on_commit_callbacks(execute=True),
        ):
            action()
        return len(asked)

    return count


def close(section):
    return PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.LOGIN
    )


def test_to_close_a_section_costs_the_same_with_few_pages_and_with_many(publish, queries):
    section = publish(2)
    # What is read once in a process, such as the kinds of rows there are.
    queries(lambda: close(section))
    queries(section.view_restrictions.all().delete)
    few = queries(lambda: close(section))
    queries(section.view_restrictions.all().delete)
    publish(10)
    assert queries(lambda: close(section)) == few


def test_keys_pictures_and_search_follow_the_section(publish, queries):
    section = publish(3)
    queries(lambda: close(section))
    pages = section.get_children()
    assert {key_of(page) for page in pages} == {"signed-in"}
    assert set(SiteImage.objects.values_list("is_held", flat=True)) == {True}
    held = Entry.objects.filter(object_id__in=[str(page.pk) for page in pages])
    assert set(held.values_list("access_key", flat=True)) == {"signed-in"}
    queries(section.view_restrictions.all().delete)
    assert {key_of(page) for page in pages} == {PUBLIC}
    assert set(SiteImage.objects.values_list("is_held", flat=True)) == {False}
    assert set(held.values_list("access_key", flat=True)) == {PUBLIC}


def test_a_picture_that_another_section_shows_stays_open(publish, queries):
    section = publish(1)
    shown = SiteImage.objects.get()
    NewsPageFactory(parent=section.get_parent(), picture=shown, picture_alt="Шара")
    queries(lambda: close(section))
    shown.refresh_from_db()
    assert not shown.is_held

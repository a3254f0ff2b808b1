"""A small world to search in: plain pages that say what they hold in their description."""

from contextlib import contextmanager

import pytest
from django.contrib.auth.models import AnonymousUser
from modelsearch.backends import get_search_backend
from wagtail.models import Locale, Page

from foundation import searching
from foundation.searching import Found, Searchable
from search import engines, tallying, vocabulary
from search.models import Entry
from search.query import search


@pytest.fixture(autouse=True)
def _nothing_is_known_from_another_test():
    """What a process keeps of a database outlives the transaction that undoes a test."""
    vocabulary.forget_read()
    engines.forget_state()
    tallying.take_asked()


@pytest.fixture
def nobody():
    """A reader who is not signed in."""
    return AnonymousUser()


@pytest.fixture
def findable_pages(monkeypatch):
    """Declare plain pages as something that can be found."""
    searchable = Searchable(
        model=Page,
        kind="page",
        label="Page",
        describe=lambda page: Found(page.title, page.search_description, page.locale.language_code),
        objects=lambda: Page.objects.filter(depth__gt=1).select_related("locale"),
        url=lambda page: f"/{page.slug}/",
    )
    monkeypatch.setitem(searching._registered, Page, searchable)
    return searchable


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Run what waits for the commit, and let the engine take note of it."""

    @contextmanager
    def commit():
        with django_capture_on_commit_callbacks(execute=True):
            yield
        get_search_backend().get_index_for_model(Entry).refresh()

    return commit


@pytest.fixture
def make_page(db, findable_pages, committed):
    """Publish a page."""
    made = iter(range(1, 10_000))

    def make(title, text="", *, language="sr", parent=None, **fields):
        locale, _ = Locale.objects.get_or_create(language_code=language)
        parent = parent or Page.objects.get(depth=1)
        page = Page(
            title=title,
            slug=f"strana-{next(made)}",
            search_description=text,
            locale=locale,
            **fields,
        )
        with committed():
            Page.objects.get(pk=parent.pk).add_child(instance=page)
        return page

    return make


@pytest.fixture
def titles(nobody):
    """Return the titles of what a query finds."""

    def found(query, *, user=nobody, language="sr", page=1):
        return [hit.object.title for hit in search(query, user, language, page).hits]

    return found


@pytest.fixture
def english(db):
    """The English locale, which a copy gets with its first content."""
    return Locale.objects.get_or_create(language_code="en")[0]

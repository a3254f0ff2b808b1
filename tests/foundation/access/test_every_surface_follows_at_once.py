"""A restriction takes a page from every surface at once, and lifting it brings it back."""

import pytest
from django.test import Client
from wagtail.models import Page

from tests.factories.pages import NewsPageFactory, StandardPageFactory, make_site

WORD = "Кључаоница"
SURFACES = {
    "menu and footer": "/",
    "sitemap": "/sitemap.xml",
    "list of news": "/vesti/",
    "RSS": "/vesti/rss/",
    "Atom": "/vesti/atom/",
    "search": f"/pretraga/?q={WORD}",
}


@pytest.fixture
def pages(db, django_capture_on_commit_callbacks):
    """A page of text and a piece of news, each on every surface that shows its kind."""
    make_site()
    with django_capture_on_commit_callbacks(execute=True):
        return [
            StandardPageFactory(title=WORD, slug="kljucaonica", show_in_menus=True, in_footer=True),
            NewsPageFactory(title=WORD, slug="kljucaonica"),
        ]


@pytest.fixture
def shown(django_capture_on_commit_callbacks):
    """Say on which surfaces the pages are after something was done."""

    def after(change=lambda: None):
        with django_capture_on_commit_callbacks(execute=True):
            change()
        return {
            name
            for name, address in SURFACES.items()
            if "kljucaonica" in Client().get(address).content.decode()
        }

    return after


def restrict_all(pages, restrict):
    return [restrict(page) for page in pages]


def test_every_surface_shows_what_is_public(pages, shown):
    assert shown() == set(SURFACES)


def test_a_restriction_takes_a_page_from_every_surface(pages, shown, restrict):
    shown()
    assert shown(lambda: restrict_all(pages, restrict)) == set()


def test_lifting_the_restriction_brings_it_back(pages, shown, restrict):
    restrictions = restrict_all(pages, restrict)
    assert shown() == set()
    assert shown(lambda: [each.delete() for each in restrictions]) == set(SURFACES)


def test_withdrawing_takes_a_page_from_every_surface(pages, shown):
    shown()
    assert shown(lambda: [Page.objects.get(pk=page.pk).unpublish() for page in pages]) == set()


def test_deleting_takes_a_page_from_every_surface(pages, shown):
    shown()
    assert shown(lambda: [Page.objects.get(pk=page.pk).delete() for page in pages]) == set()

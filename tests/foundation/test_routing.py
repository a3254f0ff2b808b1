"""Pages are found as Wagtail finds them, and seen by whom they would be, with fewer questions."""

import re
from datetime import timedelta
from html import unescape
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone, translation
from wagtail.models import Page, Site

from foundation import routing
from foundation.access import is_open, is_visible
from foundation.context import LATIN_PREFIX
from foundation.models import PageAccess
from tests.factories import people
from tests.functional.kinds_of_pages import KINDS

pytestmark = pytest.mark.django_db
HOURS = [None, -1, 1]
MOST_QUERIES = 12
ENGLISH = re.compile(r'class="languages__link" href="([^"]*)" lang="en"')


@pytest.fixture(autouse=True, scope="module")
def _demonstration(demonstration):
    """Everything that the demonstration holds is asked for."""


def asked(path):
    return RequestFactory().get(path, SERVER_NAME="localhost")


def test_every_page_is_found_where_wagtail_finds_it():
    for page in Page.objects.filter(depth__gt=1).select_related("locale"):
        with translation.override(page.locale.language_code):
            request = asked("/")
            beneath = page.url_path.split("/")[2:-1]
            root = Site.find_for_request(request).root_page.localized.specific
            found = routing.route(request, "/".join(beneath))
            if not page.live:
                assert found is None
                continue
            expected = root.route(asked("/"), beneath)
            assert (found.page, found.args[1:]) == (expected.page, expected.args[1:])
            assert [each.pk for each in routing.way_to(found.page).above] == [
                each.pk for each in page.get_ancestors().filter(depth__gt=1)
            ]


def test_what_no_page_has_leads_to_none():
    for path in ("nema", "vesti/nema", "vesti/vesti", "a/" * 2000, "vesti/" * 300):
        with translation.override("sr"):
            assert routing.page_at(asked("/"), path) is None


@pytest.mark.parametrize("who", ["the reader", "somebody with an account"])
def test_what_is_read_together_is_open_to_whom_it_would_be(who):
    page = Page.objects.get(url_path__endswith="/vesti/", locale__language_code="sr")
    reader = AnonymousUser() if who == "the reader" else people.account("somebody")
    now = timezone.now()
    for live, begins, ends, key in product(
        [True, False], HOURS, HOURS, ["public", "nobody", "signed-in", ""]
    ):
        Page.objects.filter(pk=page.pk).update(
            live=live,
            go_live_at=begins and now + timedelta(hours=begins),
            expire_at=ends and now + timedelta(hours=ends),
        )
        PageAccess.objects.filter(page=page).delete()
        if key:
            PageAccess.objects.create(page=page, key=key)
        row = Page.objects.select_related("access").get(pk=page.pk)
        assert is_open(reader, row) == is_visible(reader, row), (live, begins, ends, key)


@pytest.mark.walk
def test_a_page_asks_no_more_than_a_dozen_times(client):
    over = {}
    for path in KINDS.values():
        english = ENGLISH.search(client.get(path).content.decode())
        for address in (path, LATIN_PREFIX + path, unescape(english[1]) if english else path):
            client.get(address)
            # What the frame shows is there already; what the page shows is read anew.
            caches["renditions"].clear()
            with Counting() as counting:
                client.get(address)
            if counting.queries > MOST_QUERIES:
                over[address] = counting.queries
    assert over == {}


class Counting:
    """Counts what is asked of the database, connections that open and close notwithstanding."""

    queries = 0

    def __enter__(self):
        self.wrapper = connection.execute_wrapper(self.count)
        self.wrapper.__enter__()
        return self

    def count(self, execute, *rest):
        self.queries += 1
        return execute(*rest)

    def __exit__(self, *raised):
        self.wrapper.__exit__(*raised)

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from portal.plan.files import read_file
from portal.plan.models import Activity
from portal.plan.services import PlanFile, find_plan, import_plan
from portal.plan.translating import translate_plan
from tests.factories.pages import make_site
from tests.portal.plan import small
from tests.portal.plan.word_files import SOURCE, word_document


@pytest.fixture(scope="session")
def source():
    """The printed plan, byte for byte."""
    return SOURCE.read_bytes()


@pytest.fixture(scope="session")
def lines(source):
    return source.decode().split("\n")


@pytest.fixture(scope="session")
def document(source):
    return read_file(source, 2015)


@pytest.fixture(scope="session")
def word_file():
    return word_document()


@pytest.fixture
def site(db):
    """The Serbian home page of a prepared site."""
    return make_site()


def import_small(content=small.LINES, **options):
    """Import lines (or bytes) as the small plan, and return what was done."""
    data = content if isinstance(content, bytes) else small.as_bytes(content)
    return import_plan(file=PlanFile("plan.md", data), year=small.YEAR, **options)


@pytest.fixture(scope="module")
def begin_with_the_small_plan(begin_with):
    """Let all tests of a module find the small plan, imported once."""

    def make():
        make_site()
        import_small()

    with begin_with("small-plan", make):
        yield


@pytest.fixture
def bring(site):
    """The function that imports lines (or bytes) as the small plan."""
    return import_small


@pytest.fixture
def plan(site):
    """The small plan, imported and published."""
    if find_plan(small.YEAR) is None:
        import_small()
    return find_plan(small.YEAR)


@pytest.fixture
def english(plan):
    """Its translation."""
    return translate_plan(plan=plan, words=small.WORDS)


@pytest.fixture
def activity(plan):
    """Return an activity of the small plan by its address."""
    return lambda slug: Activity.objects.get(plan=plan, slug=slug)


@pytest.fixture
def reader_request():
    """The request of somebody who is not signed in."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return request


@pytest.fixture
def count_queries(client, db):
    """Return how many queries an address takes, once everything that is kept is kept."""
    from django.db import connection

    def count(address):
        for _time in range(3):
            assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    return count

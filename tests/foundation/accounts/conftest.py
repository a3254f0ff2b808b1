"""What tests of accounts share."""

import pytest
from django.core.cache import cache

from tests.factories.accounts import make_account
from tests.factories.pages import make_site


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    """Attempts are counted in the cache."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def author(db):
    return make_account("author")


@pytest.fixture
def trainee(db):
    return make_account()


@pytest.fixture
def site(db):
    """The tree of pages in both languages."""
    return make_site()


@pytest.fixture
def _commits(monkeypatch):
    """What waits for the commit is done at once: inside a test's transaction it never comes."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda call, **kwargs: call())

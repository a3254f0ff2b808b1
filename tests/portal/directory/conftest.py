import pytest

from portal.directory.models import Service
from tests.factories.pages import make_site


@pytest.fixture
def site(db):
    """The Serbian home page of a prepared site."""
    return make_site()


@pytest.fixture
def directory(demonstration, db):
    """The directory of the demonstration: twenty services and eight municipalities."""


@pytest.fixture
def serbian(directory):
    """Return a function that gives the Serbian service at an address, as it is stored now."""
    return lambda slug: Service.objects.get(slug=slug, locale__language_code="sr")

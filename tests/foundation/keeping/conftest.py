"""A reader whose pages are kept, as they are outside of tests."""

import pytest
from django.conf import settings as configured

from config.settings.test import KEPT_PAGES
from foundation.keeping.middleware import memory


@pytest.fixture
def kept(settings, kept_parts):
    """Keep pages, and parts of them; nothing is kept at first."""
    settings.MIDDLEWARE = [KEPT_PAGES, *configured.MIDDLEWARE]
    memory.clear()
    yield memory
    memory.clear()


@pytest.fixture
def reader(kept, client):
    """A browser of somebody without an account."""
    return client

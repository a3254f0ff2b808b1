"""What every test may use."""

import gc

import pytest
from django.core.cache import caches
from hypothesis import settings

from foundation import generation
from foundation.catalogues import compile_catalogues
from foundation.keeping import parts

# A test is never about time: on a busy machine an example may take as long as it takes.
settings.register_profile("untimed", settings.default, deadline=None)
settings.load_profile("untimed")

pytest_plugins = [
    "tests.plugins.template_database",
    "tests.plugins.demonstration",
    "tests.plugins.demo_copy",
    "tests.plugins.services",
    "tests.plugins.browser",
    "tests.plugins.postgresql_database",
]

SLOW = {"chromium_path", "postgresql_url", "verapdf_path"}


def pytest_configure(config):
    """Make the texts current first: some of Wagtail's are read once, when a module is imported."""
    compile_catalogues()
    # Thousands of tests and all that they import stay to the end: looking through them again and
    # again for what can go takes a tenth of the time.
    gc.set_threshold(50_000, 20, 20)


def pytest_collection_finish():
    """Look no more at what has been there since before the first test."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Let what opens a browser, veraPDF or a database of its own on PostgreSQL run with the walks:
    seconds each.
    """
    for item in items:
        servers = {name for mark in item.iter_markers("needs") for name in mark.args}
        if {"postgresql", "verapdf"} & servers or SLOW & set(item.fixturenames):
            item.add_marker("walk")


@pytest.fixture(autouse=True)
def _nothing_is_kept_between_tests():
    """Caches outlive the transaction that undoes a test: the addresses of sites, renditions.

    So does the moment of a request whose file no test read to the end.
    """
    generation.forget_request()
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture
def kept_parts(settings):
    """Keep parts of pages, as outside of tests, and every page put together anew of them; none is
    kept at first.
    """
    settings.KEEP_PARTS = True
    parts.forget()
    yield
    parts.forget()

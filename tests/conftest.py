"""What every test may use."""

import pytest
from django.core.cache import caches

from foundation.catalogues import compile_catalogues

pytest_plugins = [
    "tests.plugins.demo_copy",
    "tests.plugins.services",
    "tests.plugins.template_database",
]


@pytest.fixture(scope="session", autouse=True)
def _compiled_texts(tmp_path_factory):
    """Tests read the texts of the catalogue as it is now."""
    compile_catalogues()


@pytest.fixture(autouse=True)
def _nothing_is_kept_between_tests():
    """Caches outlive the transaction that undoes a test: the addresses of sites, renditions."""
    for cache in caches.all(initialized_only=True):
        cache.clear()

"""What every test may use."""

import pytest

from foundation.catalogues import compile_catalogues

pytest_plugins = ["tests.plugins.services", "tests.plugins.template_database"]


@pytest.fixture(scope="session", autouse=True)
def _compiled_texts(tmp_path_factory):
    """Tests read the texts of the catalogue as it is now."""
    compile_catalogues()

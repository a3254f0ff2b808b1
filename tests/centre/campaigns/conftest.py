import pytest

from tests.factories.pages import make_site


@pytest.fixture
def site(db, settings, tmp_path):
    """A prepared site whose kits are packed in a folder of their own."""
    settings.SCRATCH_ROOT = tmp_path
    return make_site()

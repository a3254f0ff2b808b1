"""A campaign that communities carry on."""

import pytest

from tests.factories.campaigns import CampaignPageFactory


@pytest.fixture
def campaign(site, settings, tmp_path):
    """A public campaign; what waits is kept in a folder of its own."""
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "private", "base_url": None},
        },
    }
    return CampaignPageFactory(slug="provera", title="Провери понуду")

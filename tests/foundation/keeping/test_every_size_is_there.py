"""The demonstration shows each picture in sizes that are made before a reader asks."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from foundation.keeping.sizes import sizes_shown
from foundation.models import SiteImage, SiteRendition
from tests.functional.kinds_of_pages import KINDS

pytestmark = pytest.mark.django_db
WITH_PICTURES = [
    *("home", "list of news", "news", "press room", "release", "list of campaigns", "campaign"),
    *("kit", "what communities did", "list of events", "event", "documents", "document", "text"),
]


@pytest.fixture
def quickly(monkeypatch):
    """Make each size without the work of it."""
    pixel = BytesIO()
    Image.new("RGB", (1, 1)).save(pixel, "PNG")

    def made(self, size, *, source=None):
        return ContentFile(pixel.getvalue(), name=f"{self.pk}.{size.spec}.png".replace("|", "."))

    monkeypatch.setattr(SiteImage, "generate_rendition_file", made)


def test_no_page_of_any_kind_asks_for_another_size(client, demonstration, quickly):
    for picture in SiteImage.objects.all():
        picture.get_renditions(*sizes_shown())
    made = SiteRendition.objects.count()
    assert made
    for kind in WITH_PICTURES:
        assert client.get(KINDS[kind]).status_code == 200
    assert SiteRendition.objects.count() == made

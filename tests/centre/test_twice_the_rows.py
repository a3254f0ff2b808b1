"""Whatever is listed, more of it asks the database as often."""

import copy
import uuid

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.fields import StreamField
from wagtail.models import Page

from centre.models import CampaignPage, KitPage
from foundation import generation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

LISTS = [
    "/vesti/",
    "/dogadjaji/",
    "/kampanje/",
    "/dokumenti/",
    "/javne-nabavke/",
    "/konkursi/",
    "/obuka/",
    "/za-medije/",
]


def asked(client, *addresses):
    """Return how many queries each address takes when nothing is kept."""
    numbers = {}
    client.get(addresses[0])  # what Django keeps for as long as it runs, as kinds of content
    for address in addresses:
        for cache in caches.all():
            cache.clear()
        # What is kept in memory is kept for a stamp; each test here begins with the same one.
        generation.bump()
        generation.forget_request()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200, address
        numbers[address] = len(captured)
    return numbers


def add_children(page):
    """Put a copy of a few pages beneath ``page`` beside them."""
    for child in page.get_children().live().specific()[:3]:
        child.copy(update_attrs={"slug": f"{child.slug}-2"})


def double_blocks(page):
    """Repeat what each field of blocks holds."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            raw = list(getattr(page, field.name).raw_data)
            again = [{**copy.deepcopy(dict(each)), "id": str(uuid.uuid4())} for each in raw]
            setattr(page, field.name, [*raw, *again])
    page.save()


@pytest.mark.parametrize("address", LISTS)
def test_a_list(client, address):
    page = page_at(address)
    before = asked(client, address, "/sr-latn" + address)
    assert page.get_children().live().exists()
    add_children(page)
    assert asked(client, address, "/sr-latn" + address) == before


def page_at(address):
    page = Page.objects.get(depth=2, locale__language_code="sr")
    for slug in filter(None, address.split("/")):
        page = page.get_children().get(slug=slug)
    return page


@pytest.mark.parametrize("kind", [CampaignPage, KitPage])
def test_a_campaign_and_a_kit(client, kind):
    page = kind.objects.live().filter(locale__language_code="sr").first()
    before = asked(client, page.url)
    add_children(page)
    double_blocks(page)
    assert asked(client, page.url) == before

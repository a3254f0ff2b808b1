"""Tags of files that are closed to a role are proposed to it nowhere."""

import pytest
from django.urls import reverse
from wagtail.models import Collection

from foundation.models import CollectionAccess, SiteDocument, SiteImage
from tests.factories.accounts import make_account

SCREENS = (
    "wagtailimages:index",
    "wagtailimages_chooser:choose",
    "wagtaildocs:index",
    "wagtaildocs_chooser:choose",
)
SUGGESTED = (
    reverse("wagtailadmin_tag_autocomplete"),
    reverse("wagtailadmin_tag_model_autocomplete", args=["taggit", "tag"]),
)


@pytest.fixture
def shelves(db):
    """An open and a closed collection, each with a picture and a document that name it."""
    root = Collection.get_first_root_node()
    closed = root.add_child(name="closed")
    CollectionAccess.objects.update_or_create(collection=closed, defaults={"key": "course:1"})
    for shelf, tag in ((root, "kurs-za-sve"), (closed, "kurs-tajni")):
        for model in (SiteImage, SiteDocument):
            size = {"width": 1, "height": 1} if model is SiteImage else {}
            [file] = model.objects.bulk_create(
                [model(title="x", file="a.png", collection=shelf, **size)]
            )
            file.tags.add(tag)
    return closed


@pytest.fixture
def desk(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False

    def read(role):
        client.force_login(make_account(role))
        told = {screen: client.get(reverse(screen)).content.decode() for screen in SCREENS}
        for address in SUGGESTED:
            told[address] = client.get(address, {"term": "kurs"}).content.decode()
        return told

    return read


def test_an_author_is_proposed_tags_of_open_files_only(shelves, desk):
    told = desk("author")
    assert [place for place, text in told.items() if "kurs-tajni" in text] == []
    # The chooser of documents proposes no tags at all.
    without = {place for place, text in told.items() if "kurs-za-sve" not in text}
    assert without == {"wagtaildocs_chooser:choose"}


def test_whoever_keeps_the_files_is_proposed_all(shelves, desk):
    told = desk("administrator")
    without = {place for place, text in told.items() if "kurs-tajni" not in text}
    assert without == {"wagtaildocs_chooser:choose"}


def test_nothing_is_suggested_for_nothing(shelves, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(make_account("author"))
    for address in SUGGESTED:
        assert client.get(address).json() == []
        assert client.get(address, {"term": "%"}).json() == []

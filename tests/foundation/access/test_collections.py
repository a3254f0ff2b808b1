"""Files follow their collection, and a collection follows its place in the tree."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction

from foundation.access import PUBLIC, is_visible, key_of
from foundation.models import SiteDocument, User

ANYBODY = AnonymousUser()


@pytest.fixture
def close():
    def restrict(collection):
        return CollectionViewRestriction.objects.create(
            collection=collection, restriction_type=CollectionViewRestriction.LOGIN
        )

    return restrict


def file_in(collection):
    file = ContentFile(b"words", name="paper.txt")
    return SiteDocument.objects.create(
        title="Paper", file=file, collection=collection, is_held=False
    )


def test_a_restriction_closes_the_files_of_a_collection_and_of_those_beneath(collect, close):
    shelf = collect("Shelf")
    paper = file_in(collect("Box", shelf))
    restriction = close(shelf)
    assert not is_visible(ANYBODY, paper)
    restriction.delete()
    assert is_visible(ANYBODY, paper)


def test_a_file_follows_at_once_when_it_changes_its_collection(collect, close):
    shelf, box = collect("Shelf"), collect("Box")
    close(box)
    paper = file_in(shelf)
    assert is_visible(ANYBODY, paper)
    paper.collection = box
    paper.save()
    assert not is_visible(ANYBODY, paper)


def test_moving_a_collection_by_code_takes_effect_at_once(collect, close):
    closed, box = collect("Closed"), collect("Box")
    close(closed)
    paper = file_in(collect("Envelope", box))
    Collection.objects.get(pk=box.pk).move(Collection.objects.get(pk=closed.pk), "sorted-child")
    assert not is_visible(ANYBODY, paper)
    Collection.objects.get(pk=box.pk).move(Collection.get_first_root_node(), "sorted-child")
    assert is_visible(ANYBODY, paper)


def test_moving_a_collection_in_the_desk_takes_effect_at_once(collect, close, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(User.objects.create_superuser("admin@example.org"))
    closed, box = collect("Closed"), collect("Box")
    close(closed)
    paper = file_in(box)
    address = reverse("wagtailadmin_collections:edit", args=[box.pk])
    answer = client.post(address, {"name": "Box", "parent": closed.pk})
    assert answer.status_code == 302
    assert not is_visible(ANYBODY, paper)


def test_a_collection_whose_siblings_were_shifted_keeps_its_key(collect, close):
    closed = collect("M")
    close(closed)
    collect("A")
    collect("Z")
    assert key_of(Collection.objects.get(pk=closed.pk)) == "signed-in"
    assert key_of(Collection.objects.get(name="A")) == PUBLIC

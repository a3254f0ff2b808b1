"""Is a file that was handed in for an item closed to readers until the item is published?"""

import pytest
from django.test import Client

from portal.library.models import ItemEdition, LibraryItem
from tests.factories.accounts import enter_desk, make_account

from .conftest import add, document

CONDITIONS = [{}, {"Range": "bytes=0-9"}, {"If-None-Match": "*"}]


def answers(file, client=None):
    """Return what somebody gets by the file's own address, however it is asked for."""
    asker = client or Client()
    told = {asker.get(file.url, headers=headers).status_code for headers in CONDITIONS}
    return told | {asker.head(file.url).status_code}


def draft_with(item, file, version):
    """Keep a draft of an item that has a file more; nothing is published."""
    draft = item.latest_revision.as_object() if item.latest_revision else item
    row = ItemEdition(document=file, version=version, language="en", change_note="а")
    draft.editions.add(row)
    draft.save_revision()


@pytest.fixture
def item(library):
    """A draft in an open collection; nothing of it was ever published."""
    shelf = LibraryItem.objects.exclude(licence="internal").first().collection
    words = dict.fromkeys(("title", "title_en", "summary", "summary_en", "issuer"), "Пример")
    return LibraryItem.objects.create(
        kind="manual", live=False, collection=shelf, audiences=["public"], licence="cc-by-4.0",
        issuer_en="x", **words,
    )  # fmt: skip


def test_what_is_handed_in_is_closed_until_it_is_published(item):
    file, publisher = document(item, ("а",)), make_account("publisher")
    file.uploaded_by_user = publisher
    file.save()
    assert answers(file) == {404}
    draft_with(item, file, 1)
    assert answers(file) == {404}
    assert answers(file, enter_desk(Client(), publisher)) <= {200, 206, 304}
    item.refresh_from_db()
    published = add(item, document(item, ("б",), name="other"), 1)
    assert published.files.count() == 2
    assert 404 not in answers(file)
    published.unpublish()
    assert answers(file) == {404}


def test_the_next_version_of_what_is_public_is_closed_too(law):
    old = law.editions.first().document
    new = document(law, ("а",))
    draft_with(law, new, 3)
    assert answers(new) == {404}
    assert 404 not in answers(old)


def test_what_something_public_shows_stays_open(item, demonstration):
    from centre.models import NewsPage

    file, later = document(item, ("а",)), document(item, ("б",), name="later")
    news = NewsPage.objects.filter(locale__language_code="sr", live=True).first()

    def show(shown):
        news.body.append(("document", {"document": shown, "text": "Пример"}))
        news.save()

    show(file)
    draft_with(item, file, 1)
    assert 404 not in answers(file)
    draft_with(item, later, 2)
    assert answers(later) == {404}
    # What a page shows afterwards opens with it.
    show(later)
    assert 404 not in answers(later)


def test_what_came_another_way_is_closed_too(item):
    file = document(item, ("а",))
    ItemEdition.objects.create(item=item, document=file, version=1, language="en")
    assert answers(file) == {404}

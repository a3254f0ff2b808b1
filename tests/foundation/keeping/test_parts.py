"""What a page shows beside its own words is kept, and is never old nor somebody else's."""

import pytest
from wagtail.models import PageViewRestriction

from foundation.models import User
from tests.factories.pages import NewsPageFactory, body

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_parts")]
LIST = "/vesti/"


@pytest.fixture
def news():
    return NewsPageFactory(title="Отворена вест", slug="otvorena", body=body("Прве речи."))


@pytest.fixture
def member(client):
    """A browser of somebody with an account."""
    other = type(client)()
    other.force_login(User.objects.create_user(email="a@example.org", password="x"))
    return other


def read(reader, address=LIST):
    response = reader.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("member_reads_first", [True, False])
def test_a_list_shows_each_reader_what_their_keys_open(client, member, news, member_reads_first):
    closed = NewsPageFactory(title="Затворена вест", slug="zatvorena")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    for reader in (member, client) if member_reads_first else (client, member):
        assert ("Затворена вест" in read(reader)) == (reader is member)


def test_a_list_is_read_again_without_asking_for_its_entries(
    client, news, django_assert_max_num_queries
):
    first = read(client)
    with django_assert_max_num_queries(3):
        assert read(client) == first


def test_a_change_is_in_the_list_at_once(client, news):
    read(client)
    news.title = "Друга вест"
    news.save_revision().publish()
    assert "Друга вест" in read(client)
    news.unpublish()
    assert "Друга вест" not in read(client)


def test_what_is_asked_of_a_list_is_answered_apart(client, news):
    whole = read(client)
    assert "Отворена вест" in whole
    assert "Отворена вест" not in read(client, f"{LIST}?year=1999")
    assert read(client) == whole


def test_each_script_has_its_own(client, news):
    assert "Прве речи." in read(client, "/vesti/otvorena/")
    assert "Prve reči." in read(client, "/sr-latn/vesti/otvorena/")


def test_a_preview_shows_what_is_not_stored_and_leaves_nothing(client, news):
    assert "Прве речи." in read(client, "/vesti/otvorena/")
    draft = news.specific
    draft.body = body("Друге речи.")
    assert "Друге речи." in draft.make_preview_request().rendered_content
    assert "Друге речи." not in read(client, "/vesti/otvorena/")

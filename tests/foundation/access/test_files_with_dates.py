"""A file with dates is nothing before the first and after the second, and no cache keeps it."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from foundation import generation
from foundation.access import is_visible
from foundation.models import SiteDocument, User
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site

NOON = datetime.datetime(2026, 11, 30, 12, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
ANYBODY = AnonymousUser()


@pytest.fixture
def image(db):
    return SiteImageFactory(is_held=False)


@pytest.fixture
def paper(db):
    file = ContentFile(b"words", name="paper.txt")
    return SiteDocument.objects.create(title="Paper", file=file, is_held=False)


@pytest.fixture(params=["image", "paper"])
def file(request):
    return request.getfixturevalue(request.param)


def address(file):
    return file.url if isinstance(file, SiteDocument) else file.get_rendition("width-4").url


def statuses(client, file):
    """Return what is answered a minute before noon, and at noon."""
    found = []
    for moment in (NOON - MINUTE, NOON):
        with time_machine.travel(moment, tick=False):
            found.append(client.get(address(file)).status_code)
            assert is_visible(ANYBODY, file) == (found[-1] == 200)
    return found


@pytest.mark.parametrize(
    ("field", "expected"),
    [("visible_from", [404, 200]), ("embargoed_until", [404, 200]), ("visible_until", [200, 404])],
)
def test_a_file_appears_and_goes_at_its_instants(client, file, field, expected):
    setattr(file, field, NOON)
    file.save()
    assert statuses(client, file) == expected


def test_who_may_change_a_file_gets_it_whatever_its_dates(client, file):
    file.visible_until = NOON - MINUTE
    file.save()
    with time_machine.travel(NOON, tick=False):
        client.force_login(User.objects.create_superuser("admin@example.org"))
        answer = client.get(address(file))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_somebody_signed_in_gets_no_more_than_a_reader(client, file, stranger):
    file.visible_from = NOON
    file.save()
    client.force_login(stranger)
    assert statuses(client, file) == [404, 200]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (MINUTE, "public, max-age=60"),
        (datetime.timedelta(days=30), "public, max-age=3600"),
    ],
)
def test_no_cache_keeps_a_picture_beyond_its_end(client, image, before, expected):
    image.visible_until = NOON
    image.save()
    with time_machine.travel(NOON - before, tick=False):
        assert client.get(address(image))["Cache-Control"] == expected


def test_a_picture_without_an_end_is_kept_for_good(client, image):
    image.visible_from = NOON
    image.save()
    with time_machine.travel(NOON, tick=False):
        assert "immutable" in client.get(address(image))["Cache-Control"]


def test_a_file_that_ends_before_it_begins_is_refused(image):
    image.visible_from, image.visible_until = NOON, NOON - MINUTE
    with pytest.raises(IntegrityError), transaction.atomic():
        image.save()


def test_what_is_kept_is_asked_for_again_when_an_instant_passes(image):
    image.visible_until = NOON
    image.save()
    values = iter("ab")
    for moment, expected in [(NOON - MINUTE, "a"), (NOON - MINUTE / 2, "a"), (NOON, "b")]:
        with time_machine.travel(moment, tick=False):
            assert generation.kept("test:instant", lambda: next(values)) == expected


def test_a_page_shows_nothing_of_a_picture_that_was_withdrawn(client, image):
    make_site()
    page = NewsPageFactory(picture=image, picture_alt="Тиркизна површина")
    image.visible_until = NOON
    image.save()
    for moment, shown in [(NOON - MINUTE, True), (NOON, False)]:
        with time_machine.travel(moment, tick=False):
            for place in (page.url, "/vesti/"):
                assert ("<picture>" in client.get(place).text) is shown


def test_a_tag_kept_from_before_confirms_nothing_of_a_page(client, image):
    make_site()
    page = NewsPageFactory(picture=image, picture_alt="Тиркизна површина")
    image.visible_until = NOON
    image.save()
    with time_machine.travel(NOON - MINUTE, tick=False):
        first = client.get(page.url)
        known = {"If-None-Match": first["ETag"]}
        assert client.get(page.url, headers=known).status_code == 304
    assert first["Cache-Control"] == "no-cache"
    with time_machine.travel(NOON, tick=False):
        assert client.get(page.url, headers=known).status_code == 200

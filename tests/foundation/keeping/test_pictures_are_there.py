"""A picture is there in every size that is shown before a reader asks for one."""

import errno

import pytest
from django.db import OperationalError

from foundation.keeping.sizes import MakingSizes, sizes_shown, wanting
from foundation.models import SiteImage, SiteRendition
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def news():
    return NewsPageFactory(
        parent=make_site(), slug="vest", picture=SiteImageFactory(), picture_alt="Плаво"
    )


def test_a_page_that_is_published_with_a_new_picture_is_read_without_making_one(client, news):
    MakingSizes().look()
    made = SiteRendition.objects.count()
    assert made == len(sizes_shown())
    for address in ("/vest/", "/", "/sr-latn/vest/"):
        assert b"/media/images/" in client.get(address).content or address == "/"
    assert SiteRendition.objects.count() == made


def test_what_is_there_is_not_made_again(news, django_assert_num_queries):
    MakingSizes().look()
    with django_assert_num_queries(2):
        MakingSizes().look()


def test_another_focus_wants_other_cuts(news):
    MakingSizes().look()
    picture = news.picture
    picture.focal_point_x = picture.focal_point_y = 1
    picture.focal_point_width = picture.focal_point_height = 2
    picture.save()
    assert [each.pk for each in wanting()] == [picture.pk]
    MakingSizes().look()
    assert wanting() == []


def test_a_picture_that_nothing_uses_waits(news):
    SiteImageFactory()
    assert [each.pk for each in wanting()] == [news.picture_id]


def test_a_picture_whose_file_is_gone_keeps_nobody_else_waiting(news):
    lost = SiteImageFactory()
    NewsPageFactory(parent=news.get_parent(), slug="druga", picture=lost, picture_alt="Плаво")
    lost.file.storage.delete(lost.file.name)
    making = MakingSizes()
    making.look()
    assert [each.pk for each in wanting()] == [lost.pk]
    assert SiteRendition.objects.filter(image=news.picture).count() == len(sizes_shown())


@pytest.mark.parametrize(
    ("failure", "again"),
    [
        (OSError(errno.ENOSPC, "full"), True),
        (OperationalError("away"), True),
        (FileNotFoundError(errno.ENOENT, "gone"), False),
        (OSError("no picture"), False),
    ],
)
def test_what_passes_is_tried_again_and_what_is_broken_is_not(news, monkeypatch, failure, again):
    tried = []

    def fail(self, spec):
        tried.append(spec)
        raise failure

    monkeypatch.setattr(SiteImage, "get_rendition", fail)
    making = MakingSizes()
    making.look()
    before = len(tried)
    making.look()
    assert (len(tried) > before) == again

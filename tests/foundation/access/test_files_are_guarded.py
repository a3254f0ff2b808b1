"""A file that may not be seen is the same nothing, however it is asked for."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.urls import NoReverseMatch, reverse
from PIL import Image
from wagtail.models import CollectionViewRestriction, GroupCollectionPermission

from foundation.models import SiteDocument, SiteImage

KNOWN = {
    "plainly": {},
    "by its head": {"method": "head"},
    "in part": {"HTTP_RANGE": "bytes=0-3"},
    "with a date": {"HTTP_IF_MODIFIED_SINCE": "Wed, 01 Jan 2098 00:00:00 GMT"},
}


def picture():
    stream = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(stream, "PNG")
    return ContentFile(stream.getvalue(), name="drawing.png")


@pytest.fixture
def box(collect):
    return collect("Box")


@pytest.fixture
def paper(box):
    file = ContentFile(b"words", name="paper.txt")
    document = SiteDocument.objects.create(title="Paper", file=file, collection=box, is_held=False)
    document.get_file_hash()
    return document


@pytest.fixture
def rendition(box):
    image = SiteImage.objects.create(title="Drawing", file=picture(), collection=box, is_held=False)
    return image.get_rendition("width-20|format-webp")


@pytest.fixture(params=["paper", "rendition"])
def address(request):
    return request.getfixturevalue(request.param).url


@pytest.fixture
def close(box, staff):
    """Restrict the box to the staff."""

    def restrict():
        restriction = CollectionViewRestriction.objects.create(
            collection=box, restriction_type=CollectionViewRestriction.GROUPS
        )
        restriction.groups.set([staff])

    return restrict


@pytest.mark.parametrize("how", KNOWN.values(), ids=KNOWN)
def test_a_closed_file_is_nothing(client, address, close, how):
    how = dict(how)
    ask = getattr(client, how.pop("method", "get"))
    assert ask(address, **how).status_code in {200, 206, 304}
    close()
    answer = ask(address, **how)
    assert answer.status_code == 404
    assert not {"Last-Modified", "Content-Disposition", "Content-Range"} & set(answer.headers)


def test_a_tag_kept_from_before_confirms_nothing(client, paper, close):
    tag = client.get(paper.url)["ETag"]
    assert client.get(paper.url, HTTP_IF_NONE_MATCH=tag).status_code == 304
    close()
    assert client.get(paper.url, HTTP_IF_NONE_MATCH=tag).status_code == 404


def test_a_closed_file_and_none_at_all_answer_alike(client, paper, close):
    close()
    address = paper.url
    closed = client.get(address)
    paper.delete()
    nothing = client.get(address)
    assert closed.content == nothing.content
    assert closed.headers == nothing.headers


def test_a_member_gets_a_closed_file_and_no_cache_keeps_it(client, address, close, member):
    close()
    client.force_login(member)
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_a_public_file_is_asked_for_again_each_time(client, paper):
    assert client.get(paper.url)["Cache-Control"] == "no-cache"


def test_who_keeps_closed_pictures_sees_them_in_the_desk(client, rendition, close, box, stranger):
    close()
    client.force_login(stranger)
    keepers = Group.objects.create(name="keepers")
    stranger.groups.add(keepers)
    # Who only corrects what is public keeps nothing; whoever may delete does.
    for action, status in (("choose", 404), ("change", 404), ("delete", 200)):
        permission = Permission.objects.get(
            codename=f"{action}_image", content_type__app_label="wagtailimages"
        )
        GroupCollectionPermission.objects.create(
            group=keepers, collection=box, permission=permission
        )
        assert client.get(rendition.url).status_code == status, action


def test_a_wrong_name_is_nothing(client, paper):
    assert client.get(paper.url.replace("paper", "other")).status_code == 404


def test_a_file_is_only_ever_read(client, address):
    assert client.post(address).status_code == 405


def test_an_original_is_at_no_address(client, paper, rendition):
    for stored in (paper.file, rendition.image.file):
        assert stored.storage.exists(stored.name)
        assert client.get(f"/media/{stored.name}").status_code == 404
        assert client.get(f"/media/images/../../private/{stored.name}").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "wagtailcore_login",
        "wagtailcore_authenticate_with_password",
        "wagtaildocs_authenticate_with_password",
    ],
)
def test_there_is_no_second_way_to_sign_in_or_to_enter_a_shared_password(name):
    with pytest.raises(NoReverseMatch):
        reverse(name, args=[1] * name.count("password"))

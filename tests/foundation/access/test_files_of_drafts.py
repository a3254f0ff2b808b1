"""Who gets a picture or a document by its address: whoever may see something that shows it."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from centre.models import NewsPage
from foundation.access import visible_to
from foundation.models import SiteDocument, SiteImage, User
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site

HOWEVER = [
    ("get", {}),
    ("head", {}),
    ("get", {"Range": "bytes=0-3"}),
    ("get", {"If-None-Match": "*"}),
    ("get", {"If-Modified-Since": "Wed, 01 Jan 2098 00:00:00 GMT"}),
]


@pytest.fixture(autouse=True)
def site(db):
    return make_site()


@pytest.fixture
def files():
    """A picture and a document that nothing uses yet."""
    content = ContentFile(b"words", name="paper.txt")
    return SiteImageFactory(), SiteDocument.objects.create(title="Папир", file=content)


def showing(files):
    image, paper = files
    return {
        "picture": image,
        "picture_alt": "Шара",
        "body": [("document", {"document": paper, "text": "Папир"})],
    }


def answers(files, visitor=None):
    """Return what is answered, however the files are asked for: ``True``, ``False``, or both."""
    image, paper = files
    visitor = visitor or Client()
    return {
        getattr(visitor, method)(address, headers=headers).status_code != 404
        for address in (image.get_rendition("width-4").url, paper.url)
        for method, headers in HOWEVER
    }


def change(page, **fields):
    """Keep a draft of a page, and return its revision."""
    page = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    return page.save_revision()


def without(**fields):
    return {"picture": None, "picture_alt": "", "body": [], **fields}


def restrict(page):
    group = Group.objects.get_or_create(name="readers of this one")[0]
    made = PageViewRestriction.objects.create(
        page_id=page.pk, restriction_type=PageViewRestriction.GROUPS
    )
    made.groups.set([group])
    member = User.objects.get_or_create(email="member@example.org")[0]
    member.groups.add(group)
    client = Client()
    client.force_login(member)
    return client


def outsider():
    client = Client()
    client.force_login(User.objects.get_or_create(email="outsider@example.org")[0])
    return client


def test_what_nothing_shows_yet_is_withheld(files):
    assert answers(files) == answers(files, outsider()) == {False}


def test_the_files_of_a_draft_are_withheld_until_it_is_published(files):
    page = NewsPageFactory(live=False, **showing(files))
    assert answers(files) == answers(files, outsider()) == {False}
    change(page).publish()
    assert answers(files) == {True}


def test_what_only_the_draft_of_a_public_page_uses_is_withheld(files):
    draft = change(NewsPageFactory(), **showing(files))
    assert answers(files) == {False}
    draft.publish()
    assert answers(files) == {True}


def test_what_one_public_page_shows_is_served_whatever_else_uses_it(files):
    NewsPageFactory(**showing(files))
    NewsPageFactory(live=False, **showing(files))
    restrict(NewsPageFactory(**showing(files)))
    assert answers(files) == {True}


def test_what_readers_had_stays_at_its_address(files):
    page = NewsPageFactory(**showing(files))
    change(page, **without()).publish()
    assert answers(files) == {True}
    # Nor does a draft that begins to use it take it from them.
    NewsPageFactory(live=False, **showing(files))
    change(NewsPageFactory(), **showing(files))
    assert answers(files) == {True}


def test_taking_down_takes_the_files_down_and_putting_back_brings_them(files):
    page = NewsPageFactory(**showing(files))
    Page.objects.get(pk=page.pk).unpublish()
    assert answers(files) == {False}
    change(page).publish()
    assert answers(files) == {True}


def test_what_was_left_out_while_a_page_was_down_stays_down(files):
    page = NewsPageFactory(**showing(files))
    NewsPage.objects.get(pk=page.pk).unpublish()
    change(page, **without()).publish()
    assert answers(files) == {False}


@pytest.mark.parametrize("branch", [False, True], ids=["alone", "with the page above"])
def test_deleting_a_page_takes_its_files_down(files, branch):
    above = NewsPageFactory()
    page = NewsPageFactory(parent=above, **showing(files))
    Page.objects.get(pk=(above if branch else page).pk).delete()
    assert answers(files) == {False}


def test_the_files_of_a_restricted_page_are_for_its_readers(files):
    above = NewsPageFactory()
    page = NewsPageFactory(parent=above, **showing(files))
    assert answers(files) == {True}
    member = restrict(above)
    assert answers(files) == answers(files, outsider()) == {False}
    assert answers(files, member) == {True}
    # What it shows no longer was for its readers alone, and is for nobody now.
    change(page, **without()).publish()
    assert answers(files) == answers(files, member) == {False}


def test_no_cache_keeps_what_is_for_some(files):
    member = restrict(NewsPageFactory(**showing(files)))
    for address in (files[0].get_rendition("width-4").url, files[1].url):
        assert "no-store" in member.get(address)["Cache-Control"]
        assert not member.get(address).has_header("ETag")


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher", "manager"])
def test_the_desk_shows_the_files_of_drafts(files, role):
    NewsPageFactory(live=False, **showing(files))
    assert answers(files, enter_desk(Client(), make_account(role))) == {True}


def test_the_desk_shows_an_author_nothing_of_a_page_that_is_closed_to_them(files):
    restrict(NewsPageFactory(**showing(files)))
    author = enter_desk(Client(), make_account("author"))
    assert answers(files, author) == {False}
    assert answers(files, enter_desk(Client(), make_account("reviewer"))) == {True}


def test_many_files_are_one_query(files, django_assert_num_queries):
    readers = User.objects.create_user("reader@example.org")
    counted = []
    for _more in range(2):
        for _each in range(3):
            NewsPageFactory(picture=SiteImageFactory(), picture_alt="Шара")
            NewsPageFactory(live=False, picture=SiteImageFactory(), picture_alt="Шара")
        found = visible_to(readers, SiteImage.objects.all())
        with django_assert_num_queries(1):
            counted.append(found.count())
    assert counted == [3, 6]

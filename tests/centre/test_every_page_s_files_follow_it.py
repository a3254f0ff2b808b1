"""Are the files of each type of page for those who may see the page, on all its addresses?"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.db.models import ForeignKey
from django.test import Client
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction

from centre.models import KitPicture, PublicationFile
from foundation.access import is_visible
from foundation.models import SiteDocument, SiteImage, User
from foundation.uses import files_in
from tests.factories.pages import SiteImageFactory, types_of_pages

HOWEVER = [
    ("get", {}),
    ("head", {}),
    ("get", {"Range": "bytes=0-3"}),
    ("get", {"If-None-Match": "*"}),
]
# What rows of a page need beside their file.
ROWS = {
    KitPicture: ("image", {"image_alt": "Шара"}),
    PublicationFile: ("document", {"number": 99}),
}


def give_files(page):
    """Add a picture and a document wherever a page takes them, and return them."""
    content = ContentFile(b"words", name="paper.txt")
    image = SiteImageFactory()
    paper = SiteDocument.objects.create(title="Папир", file=content)
    blocks = {
        "picture": {"image": image, "alt": "Шара", "caption": ""},
        "document": {"document": paper, "text": "Папир"},
    }
    if hasattr(page, "picture_alt"):
        page.picture_alt = "Шара"
    for field in page._meta.get_fields():
        if isinstance(field, ForeignKey) and field.related_model in (SiteImage, SiteDocument):
            setattr(page, field.name, image if field.related_model is SiteImage else paper)
        elif isinstance(field, StreamField):
            for name, value in blocks.items():
                if name in field.stream_block.child_blocks:
                    getattr(page, field.name).append((name, value))
    give_rows(page, image, paper)
    return [file for file in files_in(page) if file in (image, paper)]


def give_rows(page, image, paper):
    for relation in get_all_child_relations(page):
        row = ROWS.get(relation.related_model)
        if row is not None:
            name, more = row
            file = image if name == "image" else paper
            getattr(page, relation.get_accessor_name()).add(
                relation.related_model(**{name: file}, **more)
            )


def takes_files(model):
    return bool(give_files(model()))


def addresses(files):
    return [
        file.url if isinstance(file, SiteDocument) else file.get_rendition("width-4").url
        for file in files
    ]


def answers(addresses, visitors):
    return {
        getattr(visitor, method)(address, headers=headers).status_code
        for visitor in visitors
        for address in addresses
        for method, headers in HOWEVER
    }


@pytest.fixture
def visitors(demonstration, db):
    outsider = Client()
    outsider.force_login(User.objects.create_user("outsider@example.org"))
    return [Client(), outsider]


def page_of(model):
    pages = model.objects.filter(live=True)
    found = next((each for each in pages if is_visible(AnonymousUser(), each)), pages.first())
    assert found is not None, f"The demonstration has no {model.__name__}."
    return found


@pytest.mark.walk
def test_files_follow_their_page(visitors):
    tried = []
    for model in [each for each in types_of_pages() if takes_files(each)]:
        page = page_of(model)
        is_public = is_visible(AnonymousUser(), page)
        files = addresses(give_files(page))
        revision = page.save_revision()
        assert answers(files, visitors) == {404}, (model, "draft")
        page.save()
        expected = {200, 206, 304} if is_public else {404}
        assert answers(files, visitors) <= expected, (model, "published")
        parent = page.get_parent()
        # A home page would take the whole site with it, which is the same and takes long.
        above = page if parent.is_site_root() else parent
        restriction = PageViewRestriction.objects.create(
            page_id=above.pk, restriction_type=PageViewRestriction.GROUPS
        )
        card = getattr(page, "share_card_path", lambda: None)()
        asked = [*files, page.url, *([card] if card else [])]
        assert answers(asked, visitors) == {404}, (model, "restricted")
        restriction.delete()
        assert answers(files, visitors) <= expected, (model, "open again")
        Page.objects.get(pk=page.pk).unpublish()
        assert answers([*asked], visitors) == {404}, (model, "taken down")
        revision.publish()
        tried.append(model)
    assert len(tried) >= 13

"""A piece of news under embargo, every part of it marked with a word that exists nowhere else."""

import datetime
from dataclasses import dataclass

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.test import Client

from centre.models import NewsPage
from foundation.models import SiteDocument, SiteImage, User
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site

WORD = "Кључаоница"
SLUG = "kljucaonica"
# 9:00 in Belgrade, in winter.
MINUTE = datetime.datetime(2026, 11, 30, 8, tzinfo=datetime.UTC)
BEFORE = MINUTE - datetime.timedelta(minutes=1)


@dataclass
class Embargoed:
    """The page, and what only it uses."""

    page: NewsPage
    picture: SiteImage
    inside: SiteImage
    paper: SiteDocument

    def addresses(self):
        """Return the addresses of the page and of every file it leads to."""
        renditions = [image.get_rendition("width-4").url for image in (self.picture, self.inside)]
        return [self.page.url, f"/sr-latn{self.page.url}", self.paper.url, *renditions]

    def read_again(self):
        """Return the page as it is stored."""
        return NewsPage.objects.get(pk=self.page.pk)


@pytest.fixture
def at():
    """Do something at a moment."""

    def travel(moment):
        return time_machine.travel(moment, tick=False)

    return travel


@pytest.fixture
def site(db):
    return make_site()


@pytest.fixture
def before(site, at):
    """The minute before the embargo ends."""
    with at(BEFORE):
        yield


@pytest.fixture
def embargoed(site, at, django_capture_on_commit_callbacks):
    picture, inside = SiteImageFactory(title=WORD), SiteImageFactory(title=WORD)
    paper = SiteDocument.objects.create(
        title=WORD, file=ContentFile(WORD.encode(), name=f"{SLUG}.txt")
    )
    with at(BEFORE), django_capture_on_commit_callbacks(execute=True):
        page = NewsPageFactory(
            title=WORD,
            slug=SLUG,
            lead=WORD,
            date=datetime.date(2026, 11, 30),
            picture=picture,
            picture_alt=WORD,
            embargoed_until=MINUTE,
            body=[
                ("picture", {"image": inside, "alt": WORD, "caption": ""}),
                ("document", {"document": paper, "text": WORD}),
            ],
        )
    for file in (picture, inside, paper):
        file.refresh_from_db()
    return Embargoed(page, picture, inside, paper)


@pytest.fixture
def visitors(db):
    """Ways to get a fresh client of somebody to whom nothing is open."""
    outsider = User.objects.create_user("outsider@example.org")

    def signed_in():
        client = Client()
        client.force_login(outsider)
        return client

    return [Client, signed_in]

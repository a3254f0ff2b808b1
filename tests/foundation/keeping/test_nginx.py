"""What nginx is told of each answer, and how it learns that content changed."""

from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import purge_page_from_cache

from foundation import generation
from foundation.keeping import nginx
from foundation.models import HelpSettings, SiteDocument, User
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site

EDGE = "foundation.keeping.nginx.EdgeMiddleware"


@pytest.fixture
def behind(kept, client, settings):
    """A reader behind nginx, as the application sees them."""
    settings.MIDDLEWARE = [EDGE, *settings.MIDDLEWARE]
    return client


@pytest.fixture
def folder(settings, tmp_path):
    settings.WAGTAILFRONTENDCACHE = {
        "nginx": {
            "BACKEND": "foundation.keeping.nginx.GenerationBackend",
            "LOCATION": tmp_path / "generation",
        }
    }
    return tmp_path / "generation"


@pytest.fixture
def news(db):
    return NewsPageFactory(parent=make_site(), title="Вест", slug="vest")


def where(folder):
    return (folder / "now").resolve().name


def test_a_page_for_everybody_may_be_kept_and_the_reader_asks_again(behind, news):
    response = behind.get("/vest/")
    assert response["Cache-Control"].startswith("max-age=")
    assert response["X-Readers-Cache-Control"] == "no-cache"
    assert not response.has_header("Vary")


@pytest.mark.parametrize(
    "address", ["/vest/?x=1", "/pretraga/?q=a", "/nema/", "/nalog/prijava/", "/sitemap.xml"]
)
def test_everything_else_may_not(behind, news, address):
    response = behind.get(address)
    assert response["Cache-Control"] == "no-store"
    assert "max-age=6" not in response["X-Readers-Cache-Control"]


def test_nothing_is_kept_of_what_somebody_reads(behind, news):
    behind.force_login(User.objects.create_user(email="a@example.org", password="x"))
    assert behind.get("/vest/")["Cache-Control"] == "no-store"


def test_a_file_is_checked_here_and_sent_by_nginx(behind, db):
    paper = SiteDocument.objects.create(
        title="Папир", is_held=False, file=ContentFile(b"paper", name="папир 1.txt")
    )
    response = behind.get(paper.url, headers={"range": "bytes=1-2"})
    assert response.status_code == 200
    assert response.content == b""
    assert response["X-Accel-Redirect"].startswith("/-/files/private/documents/")
    assert response["X-Accel-Redirect"].isascii()
    assert response["Cache-Control"] == "no-cache"
    assert not response.has_header("Content-Range")


def test_a_picture_that_everybody_may_keep_nginx_keeps_too(behind, db):
    picture = SiteImageFactory(is_held=False).get_rendition("width-4").url
    response = behind.get(picture)
    assert not response.has_header("X-Accel-Redirect")
    assert "immutable" in response["Cache-Control"]


def test_no_file_from_elsewhere_is_named_to_nginx():
    assert nginx._address_of(__file__) is None
    outside = f"{configured.PRIVATE_MEDIA_ROOT}/../elsewhere.txt"
    assert nginx._address_of(outside) is None


@pytest.mark.django_db
def test_each_change_leads_nginx_elsewhere(folder, django_capture_on_commit_callbacks):
    nginx.follow()
    before = where(folder)
    nginx.follow()
    assert where(folder) == before
    with django_capture_on_commit_callbacks(execute=True):
        HelpSettings.load().save()
    assert where(folder) != before


@pytest.mark.django_db
def test_before_the_commit_nothing_is_led_anywhere(
    folder, news, django_capture_on_commit_callbacks
):
    nginx.follow()
    before = where(folder)
    with django_capture_on_commit_callbacks(execute=True):
        generation.bump()
        # Wagtail tells in the middle of the transaction.
        purge_page_from_cache(news)
        assert where(folder) == before
    assert where(folder) != before


@pytest.mark.django_db
def test_only_the_folder_before_is_left(folder):
    for _ in range(4):
        generation.bump()
        nginx.follow()
    assert len(list(folder.glob("g*"))) == 2


@pytest.mark.django_db(transaction=False)
def test_a_change_that_is_undone_leads_nowhere(folder):
    nginx.follow()
    before = where(folder)
    with transaction.atomic():
        generation.bump()
        transaction.set_rollback(True)
    nginx.follow()
    assert where(folder) == before
    assert isinstance(folder, Path)

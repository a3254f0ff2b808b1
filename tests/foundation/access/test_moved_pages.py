"""Does every old address of what moved lead on, in each language and script?"""

import pytest
from django.utils import translation

from foundation.publishing import translate
from portal.directory import demo
from portal.directory.models import ServicesPage
from tests.factories.pages import StandardPageFactory, make_site


@pytest.fixture
def home(db):
    return make_site()


@pytest.fixture
def branch(home):
    """A page with a page beneath it, both in English too."""
    above = StandardPageFactory(title="Установа", slug="ustanova", parent=home)
    below = StandardPageFactory(title="Историја", slug="istorija", parent=above)
    english = home.get_translations().get()
    english_above = translate(above, english, {"title": "Institution", "slug": "institution"})
    translate(below, english_above, {"title": "History", "slug": "history"})
    return above


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Publish a page with another slug, as the desk does."""

    def rename(page, slug):
        with django_capture_on_commit_callbacks(execute=True):
            page.slug = slug
            page.save_revision().publish()

    return rename


@pytest.mark.parametrize("desk", ["sr", "sr-latn", "en"])
def test_a_changed_slug_leads_on_with_all_beneath(client, branch, rename, desk):
    with translation.override(desk):
        rename(branch, "nova")
    for old, new in [
        ("/ustanova/", "/nova/"),
        ("/ustanova/istorija/", "/nova/istorija/"),
        ("/sr-latn/ustanova/istorija/", "/sr-latn/nova/istorija/"),
    ]:
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, new)
        assert client.get(new).status_code == 200


@pytest.mark.parametrize("desk", ["sr", "sr-latn", "en"])
def test_a_moved_branch_leads_on_in_english(client, home, branch, desk):
    english_home = home.get_translations().get()
    place = StandardPageFactory(title="Place", slug="place", parent=english_home)
    with translation.override(desk):
        branch.get_translations().get().move(place, pos="last-child")
    answer = client.get("/en/institution/history/")
    assert (answer.status_code, answer["Location"]) == (301, "/en/place/institution/history/")


def test_what_stands_behind_a_page_leads_on_too(client, home, rename):
    demo.load_directory()
    page = ServicesPage.objects.get(locale=home.locale)
    rename(page, "podrska")
    for prefix in ("", "/sr-latn"):
        answer = client.get(f"{prefix}/usluge/identifikacija/")
        assert (answer.status_code, answer["Location"]) == (
            301,
            f"{prefix}/podrska/identifikacija/",
        )


def test_a_page_that_goes_back_is_there_again(client, branch, rename):
    for slug in ("nova", "ustanova"):
        rename(branch, slug)
    assert client.get("/ustanova/istorija/").status_code == 200
    assert client.get("/nova/istorija/")["Location"] == "/ustanova/istorija/"

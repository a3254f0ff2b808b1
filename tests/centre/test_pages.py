"""What every public page has, in both scripts and in English."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centre import site_tree
from centre.models import HomePage, NewsPage
from foundation.publishing import translate
from tests.factories.pages import (
    NewsPageFactory,
    SiteImageFactory,
    StandardPageFactory,
    make_site,
)

ADDRESSES = {
    "sr-Cyrl": ["/", "/vesti/", "/vesti/njen-dzep/", "/o-nama/"],
    "sr-Latn": ["/sr-latn/", "/sr-latn/vesti/", "/sr-latn/vesti/njen-dzep/", "/sr-latn/o-nama/"],
    "en": ["/en/", "/en/news/", "/en/news/her-pocket/", "/en/about/"],
}
EVERY = [(language, address) for language, found in ADDRESSES.items() for address in found]


@pytest.fixture(scope="module")
def begin_with_pages(begin_with):
    with begin_with("news-and-about", make_pages):
        yield


@pytest.fixture
def pages(begin_with_pages, site):
    return NewsPage.objects.get(slug="njen-dzep")


def make_pages():
    make_site()
    news = NewsPageFactory(
        title="Њен џеп",
        slug="njen-dzep",
        lead="О људима.",
        picture=SiteImageFactory(),
        picture_alt="Ромб са прстеновима",
    )
    fields = {"title": "Her pocket", "slug": "her-pocket", "lead": "On people.", "body": "[]"}
    translate(news, site_tree.news_index("en"), {**fields, "date": news.date})
    about = StandardPageFactory(title="О нама", slug="o-nama", in_footer=True)
    fields = {"title": "About us", "slug": "about", "body": "[]", "in_footer": True}
    translate(about, site_tree.home("en"), fields)


@pytest.mark.parametrize(("language", "address"), EVERY)
def test_every_page_has_help_an_exit_and_its_language_and_sets_no_cookie(
    client, pages, language, address
):
    response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies
    text = response.text
    assert f'<html lang="{language}"' in text
    for needed in ('href="tel:', 'href="sms:', 'href="https://www.hidmet.gov.rs/"', 'href="#main"'):
        assert needed in text
    assert text.count("<h1") == 1


@pytest.mark.parametrize(
    ("address", "title", "lead"),
    [
        ("/vesti/njen-dzep/", "Њен џеп", "О људима."),
        ("/sr-latn/vesti/njen-dzep/", "Njen džep", "O ljudima."),
        ("/en/news/her-pocket/", "Her pocket", "On people."),
    ],
)
def test_news_reads_in_each_script_and_language(client, pages, address, title, lead):
    text = client.get(address).text
    assert f"<title>{title}" in text
    assert f'<meta name="description" content="{lead}">' in text
    assert lead in text


def test_a_picture_is_read_aloud_and_credited(client, pages):
    text = client.get("/sr-latn/vesti/njen-dzep/").text
    assert 'alt="Romb sa prstenovima"' in text
    assert "Centar, CC BY 4.0" in text


@pytest.mark.parametrize(("english", "shown"), [("The Centre", "The Centre"), ("", "Centar")])
def test_english_readers_can_read_whose_picture_it_is(client, pages, english, shown):
    page = NewsPage.objects.get(slug="her-pocket")
    page.picture, page.picture_alt = (
        SiteImageFactory(credit="Центар", credit_en=english),
        "Rhombuses",
    )
    page.save()
    assert f"Photo: {shown}, CC BY 4.0" in " ".join(client.get("/en/news/her-pocket/").text.split())


@pytest.mark.parametrize(
    ("address", "link", "label"),
    [("/", "/o-nama/", "О нама"), ("/sr-latn/vesti/", "/sr-latn/o-nama/", "O nama")],
)
def test_pages_put_in_the_footer_are_linked_from_every_page(client, pages, address, link, label):
    assert f'<a class="footer__link" href="{link}">{label}</a>' in client.get(address).text


def test_the_home_page_offers_only_ways_that_lead_somewhere(client, pages, site):
    target = StandardPageFactory(title="Помоћ", slug="pomoc")
    site.refresh_from_db()
    site.ways = [
        ("way", {"title": "Треба ми помоћ", "text": "Кога звати.", "page": target.page_ptr})
    ]
    site.save_revision().publish()
    assert [way["url"] for way in client.get("/sr-latn/").context["ways"]] == ["/sr-latn/pomoc/"]
    target.unpublish()
    assert client.get("/").context["ways"] == []


def test_the_home_page_shows_the_four_newest(client, pages):
    NewsPageFactory.create_batch(5)
    assert len(client.get("/").context["teasers"]) == 4


@pytest.mark.parametrize("address", ["/", "/vesti/", "/vesti/njen-dzep/", "/vesti/atom/"])
def test_twice_the_news_costs_no_more_queries(client, pages, address):
    def queries():
        # The first visitor of a new copy makes the settings that every page shows.
        client.get(address)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    def publish(count):
        for _ in range(count):
            NewsPageFactory(picture=SiteImageFactory(), picture_alt="Тиркизна површина")

    publish(3)
    before = queries()
    publish(4)
    assert queries() == before


def test_a_home_page_stands_only_at_the_root(pages):
    assert not HomePage.can_create_at(site_tree.home("sr"))

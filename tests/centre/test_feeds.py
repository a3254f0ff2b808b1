"""News as RSS and Atom, in each language and script."""

import datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from centre import site_tree
from foundation.publishing import translate
from tests.factories.pages import NewsPageFactory

ATOM = "{http://www.w3.org/2005/Atom}"
PREFIXES = {"sr-Cyrl": "/vesti/", "sr-Latn": "/sr-latn/vesti/", "en": "/en/news/"}


@pytest.fixture
def news(site, settings):
    settings.BASE_URL = "https://primer.rs"
    page = NewsPageFactory(
        title="Њен џеп", lead="ЉУДИ & права", slug="njen-dzep", date=datetime.date(2015, 2, 27)
    )
    english = translate(
        page,
        site_tree.news_index("en"),
        {
            "title": "Her pocket",
            "slug": "her-pocket",
            "lead": "People",
            "date": page.date,
            "body": "[]",
        },
    )
    return page, english


@pytest.mark.parametrize(
    ("language", "title", "lead", "slug"),
    [
        ("sr-Cyrl", "Њен џеп", "ЉУДИ & права", "njen-dzep"),
        ("sr-Latn", "Njen džep", "LJUDI & prava", "njen-dzep"),
        ("en", "Her pocket", "People", "her-pocket"),
    ],
)
def test_rss_speaks_the_language_of_its_address(client, news, language, title, lead, slug):
    address = PREFIXES[language]
    response = client.get(f"{address}rss/")
    channel = ElementTree.fromstring(response.content).find("channel")
    assert response["Content-Type"].startswith("application/rss+xml")
    assert channel.findtext("language") == language
    assert channel.findtext("link") == f"https://primer.rs{address}"
    (item,) = channel.findall("item")
    assert item.findtext("title") == title
    assert item.findtext("description") == lead
    assert item.findtext("link") == f"https://primer.rs{address}{slug}/"
    assert item.findtext("pubDate").startswith("Fri, 27 Feb 2015")


@pytest.mark.parametrize("language", PREFIXES)
def test_atom_says_where_it_is_and_what_it_lists(client, news, language):
    address = f"{PREFIXES[language]}atom/"
    response = client.get(address)
    feed = ElementTree.fromstring(response.content)
    assert response["Content-Type"].startswith("application/atom+xml")
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own == [f"https://primer.rs{address}"]
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{news[0].translation_key}"
    assert entry.findtext(f"{ATOM}updated")


def test_a_feed_is_the_same_for_whoever_asks(client, admin_client, news):
    PageViewRestriction.objects.create(
        page=NewsPageFactory(title="Само за пријављене"),
        restriction_type=PageViewRestriction.LOGIN,
    )
    assert admin_client.get("/vesti/rss/").content == client.get("/vesti/rss/").content


def test_an_unchanged_feed_is_not_sent_again(client, news):
    first = client.get("/vesti/atom/")
    again = client.get("/vesti/atom/", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "feed"),
    [("/", "/vesti/rss/"), ("/sr-latn/", "/sr-latn/vesti/atom/"), ("/en/", "/en/news/rss/")],
)
def test_head_and_foot_of_every_page_link_the_feeds(client, site, address, feed):
    text = client.get(address).text
    assert f'<link rel="alternate" type="application/{feed.split("/")[-2]}+xml"' in text
    assert f'class="footer__link" href="{feed}"' in text


def test_feeds_are_not_in_the_sitemap(client, news):
    assert "/rss/" not in client.get("/sitemap.xml").text

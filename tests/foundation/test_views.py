"""What belongs to no room: errors, and what robots and researchers ask for."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, RequestFactory

from foundation.views import server_error
from tests.factories.pages import NewsPageFactory, make_site

CYRILLIC = re.compile("[\u0400-\u04ff]")


@pytest.mark.parametrize(
    ("path", "lang", "word"),
    [
        ("/vesti/", "sr-Cyrl", "Напусти"),
        ("/sr-latn/vesti/", "sr-Latn", "Napusti"),
        ("/en/news/", "en", "Leave"),
    ],
)
def test_the_page_of_a_broken_server_needs_no_database(path, lang, word):
    # No database is allowed in this test: asking it would fail.
    response = server_error(RequestFactory().get(path))
    html = response.content.decode()
    assert response.status_code == 500
    assert f'<html lang="{lang}"' in html
    assert word in html
    assert 'href="tel:192"' in html
    assert 'href="https://www.hidmet.gov.rs/"' in html
    assert bool(CYRILLIC.search(html)) == (lang == "sr-Cyrl")


@pytest.mark.django_db
def test_a_broken_view_answers_with_that_page(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    make_site()
    monkeypatch.setattr("search.views.search", broken)
    response = Client(raise_request_exception=False).get("/en/pretraga/?q=x")
    assert response.status_code == 500
    assert b'<html lang="en"' in response.content


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/nema/", "/sr-latn/nema/", "/en/none/", "/media/images/no.png"])
def test_an_address_that_names_nothing_offers_help(client, path):
    make_site()
    response = client.get(path)
    assert response.status_code == 404
    assert 'href="tel:192"' in response.content.decode()


@pytest.mark.django_db
def test_an_unprepared_site_breaks_in_no_language(client):
    for path in ("/", "/sr-latn/", "/en/", "/en/nema/"):
        assert client.get(path).status_code < 500


def test_robots_are_kept_from_desk_sign_in_and_search(client):
    text = client.get("/robots.txt").content.decode()
    for path in ("/admin/", "/nalog/", "/en/pretraga/", "/sr-latn/pretraga/"):
        assert f"Disallow: {path}" in text
    assert "/sitemap.xml" in text


def test_researchers_are_told_where_to_write_and_until_when(client):
    text = client.get("/.well-known/security.txt").content.decode()
    expires = datetime.fromisoformat(re.search(r"Expires: (.+)", text)[1])
    assert "Contact: mailto:" in text
    assert timedelta(days=30) < expires - datetime.now(UTC) < timedelta(days=365)


@pytest.mark.django_db
def test_the_map_lists_public_pages_with_their_other_languages(client):
    home = make_site()
    NewsPageFactory(parent=home.get_children().get(slug="vesti"), slug="javna", title="Јавна")
    NewsPageFactory(parent=home.get_children().get(slug="vesti"), slug="nacrt", live=False)
    xml = client.get("/sitemap.xml").content.decode()
    assert "/vesti/javna/</loc>" in xml
    assert "/sr-latn/vesti/javna/</loc>" in xml
    assert "nacrt" not in xml
    entry = re.search(r"<url><loc>[^<]*//[^/]+/</loc>.*?</url>", xml, re.DOTALL)[0]
    assert re.findall('hreflang="([^"]+)"', entry) == ["sr-Cyrl", "sr-Latn", "en"]

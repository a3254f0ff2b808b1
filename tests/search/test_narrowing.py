"""Facets, dates and orders: counted over what is found, kept in the address."""

from datetime import date
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict
from wagtail.models import Page

from foundation import searching
from foundation.searching import Found, Searchable
from search.choice import Choice
from search.query import search

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def labelled(monkeypatch, findable_pages):
    """Let pages carry labels in their slug: topics after t, a year after g."""

    def describe(page):
        topics, year = page.seo_title.split("|")
        return Found(
            page.title,
            page.search_description,
            page.locale.language_code,
            date(int(year), 5, 1),
            topics=topics.split(),
        )

    searchable = Searchable(**{**vars(findable_pages), "describe": describe})
    monkeypatch.setitem(searching._registered, Page, searchable)
    monkeypatch.setitem(searching._names, "topics", {"test": lambda: {"law": "Право"}})


@pytest.fixture
def three(labelled, make_page):
    make_page("Обука 1", "план", seo_title="law police|2014")
    make_page("Обука 2", "план", seo_title="law|2015")
    make_page("Обука 3", "план", seo_title="health|2015")


def narrowed(address, user):
    found = search("obuka", user, "sr", choice=Choice.read(QueryDict(address).dict(), "sr"))
    return [hit.object.title for hit in found.hits], found


def test_facets_count_what_each_choice_would_leave(three, nobody):
    _titles, found = narrowed("", nobody)
    assert found.counts.by_facet["topics"] == {"law": 2, "police": 1, "health": 1}
    assert found.counts.by_facet["year"] == {"2014": 1, "2015": 2}
    titles, found = narrowed("tema=law", nobody)
    assert (sorted(titles), found.total) == (["Обука 1", "Обука 2"], 2)
    # The others count what is left; its own counts stay, so that another can be chosen.
    assert found.counts.by_facet["year"] == {"2014": 1, "2015": 1}
    assert found.counts.by_facet["topics"] == {"law": 2, "police": 1, "health": 1}
    titles, found = narrowed("tema=law&godina=2015", nobody)
    assert titles == ["Обука 2"]


def test_dates_and_orders(three, nobody):
    assert sorted(narrowed("od=2015-01-01", nobody)[0]) == ["Обука 2", "Обука 3"]
    assert narrowed("do=2014-12-31", nobody)[0] == ["Обука 1"]
    assert narrowed("redosled=staro", nobody)[0][0] == "Обука 1"
    assert narrowed("redosled=novo", nobody)[0][-1] == "Обука 1"


@pytest.mark.parametrize(
    "address",
    ["godina=abc", "od=2015-99-99", "do=x", "redosled=x", "jezik=xx", "tema=a b", "vrsta=%00"],
)
def test_what_an_address_says_wrongly_is_not_chosen(address):
    assert not Choice.read(QueryDict(address).dict(), "sr").is_narrowed


def test_a_choice_is_written_back_into_the_address():
    address = "tema=law&godina=2015&od=2015-01-01&redosled=novo&jezik=en"
    choice = Choice.read(QueryDict(address).dict(), "sr")
    written = choice.parameters("обука", "sr")
    assert Choice.read(QueryDict(written).dict(), "sr") == choice
    assert parse_qs(written)["q"] == ["обука"]


def test_the_page_offers_filters_and_shows_what_was_chosen(three, client):
    text = client.get("/pretraga/", {"q": "obuka", "tema": "law"}).text
    assert '<option value="law" selected>Право (2)</option>' in text
    assert "Тема: Право" in text
    latin = client.get("/sr-latn/pretraga/", {"q": "obuka", "tema": "law"}).text
    assert "Pravo (2)" in latin


def test_json_and_rss_say_the_same_in_the_readers_script(three, client):
    data = client.get("/sr-latn/pretraga/json/", {"q": "обука", "tema": "law"}).json()
    assert data["total"] == 2
    assert {hit["title"] for hit in data["results"]} == {"Obuka 1", "Obuka 2"}
    assert {"value": "law", "label": "Pravo", "count": 2} in data["facets"]["tema"]
    feed = client.get("/pretraga/rss/", {"q": "obuka\x01", "tema": "law"})
    assert feed["Content-Type"].startswith("application/rss+xml")
    assert "Обука 1" in feed.text

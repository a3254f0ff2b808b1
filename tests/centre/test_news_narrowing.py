"""Narrowing the list of news: what leaves what, in every language, as page and as feed."""

import datetime
import json
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from centre import site_tree
from centre.models import NewsEvidence, NewsPage, Topic
from foundation.publishing import translate
from portal.models import Activity
from tests.centre.conftest import make_activities
from tests.factories.pages import NewsPageFactory, make_site

pytestmark = pytest.mark.django_db


def news(title, year=2015, kind="news", topics=(), activities=()):
    """Publish a piece of news of these topics that shows these activities."""
    page = NewsPageFactory(title=title, date=datetime.date(year, 5, 4), kind=kind, revision=False)
    page.topics = list(Topic.objects.filter(code__in=topics))
    page.evidence = [NewsEvidence(activity=activity) for activity in activities]
    page.save_revision().publish()
    return page


@pytest.fixture(scope="module")
def begin_with_three(begin_with):
    def make():
        make_site()
        activities = make_activities()
        news("Пропис", 2015, "news", ["law"], activities[:1])
        news("Обука о пропису", 2016, "activity", ["law", "training"])
        news("Изјава", 2016, "statement", [], activities)

    with begin_with("three-news", make):
        yield


@pytest.fixture
def three(begin_with_three, db):
    return [NewsPage.objects.get(title=name) for name in ("Пропис", "Обука о пропису", "Изјава")]


@pytest.fixture
def activities(three):
    return list(Activity.objects.filter(locale__language_code="sr").order_by("number"))


def titles(response):
    return [item["title"] for item in response.context["teasers"]]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ["Изјава", "Обука о пропису", "Пропис"]),
        ("topic=law", ["Обука о пропису", "Пропис"]),
        ("topic=law&year=2016", ["Обука о пропису"]),
        ("kind=statement", ["Изјава"]),
        ("goal=2015-1.1", ["Изјава", "Пропис"]),
        ("goal=2015-1.1&topic=law&kind=news&year=2015", ["Пропис"]),
        ("topic=nothing", []),
        ("year=1e400", []),
        ("kind=%00", []),
        ("unknown=1", ["Изјава", "Обука о пропису", "Пропис"]),
    ],
)
def test_what_is_chosen_leaves_what_has_all_of_it(client, three, query, left):
    response = client.get(f"/vesti/?{query}")
    assert response.status_code == 200
    assert titles(response) == left
    items = ElementTree.fromstring(client.get(f"/vesti/rss/?{query}").content).iter("item")
    assert [item.findtext("title") for item in items] == left


def test_each_value_says_how_many_it_would_leave(client, three):
    selects = {
        select["name"]: select for select in client.get("/vesti/?year=2016").context["selects"]
    }
    counts = {
        name: {option["value"]: option["count"] for option in select["options"]}
        for name, select in selects.items()
    }
    assert counts == {
        "kind": {"news": 0, "activity": 1, "statement": 1},
        "topic": {"training": 1, "law": 1},
        "year": {"2016": 2, "2015": 1},
        "goal": {"2015-1.1": 1},
    }


def test_nothing_left_is_explained_and_not_for_robots(client, three):
    text = client.get("/vesti/?topic=law&kind=statement").text
    assert "Ништа нема све што сте изабрали" in text
    assert 'name="robots" content="noindex"' in text
    assert 'href="/vesti/"' in text


def test_the_next_page_keeps_what_is_chosen(client, site):
    for number in range(11):
        news(f"Вест {number}", 2016, topics=["children"])
    news("Старо", 2015)
    assert "?topic=children&amp;page=2" in client.get("/vesti/?topic=children").text
    assert titles(client.get("/vesti/?topic=children&page=2")) == ["Вест 0"]
    for missing in ("3", "0", "1" + 400 * "0", 5000 * "9", "\x00"):
        assert client.get("/vesti/", {"topic": "children", "page": missing}).status_code == 404


def test_the_archive_names_the_years_and_keeps_the_rest(client, three):
    archive = client.get("/vesti/?topic=law").context["archive"]
    assert [(year["label"], year["count"], year["url"]) for year in archive] == [
        ("2016", 1, "?topic=law&year=2016"),
        ("2015", 1, "?topic=law&year=2015"),
    ]


def test_names_are_in_the_language_and_script_of_the_address(client, three):
    translate(
        three[0],
        site_tree.news_index("en"),
        {
            "title": "Law",
            "lead": "L",
            "date": three[0].date,
            "body": "[]",
            "topics": list(Topic.objects.filter(code="law")),
            "evidence": [NewsEvidence(activity=row.activity) for row in three[0].evidence.all()],
        },
    )
    assert "Тема: <strong>прописи и право" in client.get("/vesti/?topic=law").text
    assert "Tema: <strong>propisi i pravo" in client.get("/sr-latn/vesti/?topic=law").text
    english = client.get("/en/news/?topic=law&goal=2015-1.1").text
    assert "Topic: <strong>law" in english
    assert "1.1 Specific" in english


def test_a_selection_is_subscribed_to_as_it_is(client, three):
    text = client.get("/vesti/?topic=law&year=2016").text
    for route in ("rss", "atom", "json"):
        assert f'href="/vesti/{route}/?topic=law&amp;year=2016"' in text
    response = client.get("/sr-latn/vesti/json/?topic=law&year=2016")
    feed = json.loads(response.content)
    assert response["Content-Type"].startswith("application/feed+json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["language"] == "sr-Latn"
    assert feed["feed_url"].endswith("/sr-latn/vesti/json/?topic=law&year=2016")
    assert feed["title"].startswith("Vesti (Tema: propisi i pravo, Godina: 2016)")
    (item,) = feed["items"]
    assert item["title"] == "Obuka o propisu"
    assert item["tags"] == ["obuke", "propisi i pravo"]
    assert item["url"].startswith("http://")


def test_related_is_what_shares_most_then_what_is_newest(client, three, activities):
    news("Без везе", 2020, topics=["children"])
    page = news("Ова", 2014, topics=["law", "training"], activities=activities[:1])
    related = client.get(page.get_url()).context["related"]
    assert [item["title"] for item in related] == ["Пропис", "Изјава", "Обука о пропису"]
    assert client.get(page.get_url()).text.count("?topic=law") == 1


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_twice_the_news_asks_as_often(client, three, activities):
    addresses = ["/", "/vesti/?year=2016", three[0].get_url(), "/vesti/rss/", "/vesti/json/"]
    before = [queries(client, address) for address in addresses]
    for number in range(3):
        news(f"Још {number}", 2016, "news", ["law", "training"], activities)
    assert [queries(client, address) for address in addresses] == before

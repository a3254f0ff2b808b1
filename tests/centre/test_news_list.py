"""What the list of news shows, to whom, and in what order."""

import datetime
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.factories.pages import NewsPageFactory, SiteImageFactory


def listed(client, address="/vesti/"):
    return [item["title"] for item in client.get(address).context["teasers"]]


def test_the_newest_news_comes_first(client, site):
    NewsPageFactory(title="Старо", date=datetime.date(2014, 1, 1))
    NewsPageFactory(title="Ново", date=datetime.date(2016, 1, 1))
    NewsPageFactory(title="Средње", date=datetime.date(2015, 1, 1))
    assert listed(client) == ["Ново", "Средње", "Старо"]


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


HIDDEN = {
    "draft": lambda: NewsPageFactory(title="Скривено", slug="skriveno", live=False),
    "scheduled": lambda: NewsPageFactory(
        title="Скривено",
        slug="skriveno",
        revision=False,
        go_live_at=timezone.now() + timedelta(hours=1),
    ),
    "expired": lambda: NewsPageFactory(
        title="Скривено",
        slug="skriveno",
        revision=False,
        expire_at=timezone.now() - timedelta(hours=1),
    ),
    "restricted": lambda: restrict(NewsPageFactory(title="Скривено", slug="skriveno")),
}


LISTS = ["/", "/vesti/", "/sr-latn/vesti/", "/vesti/rss/", "/vesti/atom/", "/sitemap.xml"]


@pytest.mark.parametrize("why", HIDDEN)
def test_what_a_reader_may_not_see_is_listed_nowhere(client, site, why):
    NewsPageFactory(title="Видљиво", slug="vidljivo")
    HIDDEN[why]()
    for address in LISTS:
        text = client.get(address).content.decode().lower()
        assert "vidljivo" in text, address
        assert "скривено" not in text, address
        assert "skriveno" not in text, address


@pytest.mark.parametrize("why", HIDDEN)
def test_what_a_reader_may_not_see_is_not_there(client, site, why):
    HIDDEN[why]()
    for prefix in ("", "/sr-latn"):
        assert client.get(f"{prefix}/vesti/skriveno/").status_code == 404


def test_a_long_list_has_pages_and_no_others(client, site):
    NewsPageFactory.create_batch(11)
    assert len(listed(client)) == 10
    assert len(listed(client, "/vesti/?page=2")) == 1
    for missing in ("3", "0", "-1", "two"):
        assert client.get("/vesti/", {"page": missing}).status_code == 404


def test_an_empty_list_says_so(client, site):
    assert "empty" in client.get("/vesti/").text


@pytest.mark.parametrize("slug", ["rss", "atom"])
def test_news_cannot_take_the_address_of_a_feed(site, slug):
    with pytest.raises(ValidationError) as refused:
        NewsPageFactory(slug=slug)
    assert "slug" in refused.value.message_dict


def test_a_picture_without_words_for_it_is_refused(site):
    with pytest.raises(ValidationError) as refused:
        NewsPageFactory(picture=SiteImageFactory(), picture_alt=" ")
    assert "picture_alt" in refused.value.message_dict

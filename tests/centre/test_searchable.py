"""What the public site says of itself to the search."""

import datetime

from django.utils.translation import override

from centre.models import EventPage, NewsPage, StandardPage
from foundation.searching import searchable_for
from tests.factories.pages import EventPageFactory, NewsPageFactory, StandardPageFactory, body


def test_news_is_found_by_title_lead_and_body_and_shows_its_date(site):
    page = NewsPageFactory(
        title="Њен џеп",
        lead="Увод.",
        body=body("Први <b>пасус</b>.", "Други."),
        date=datetime.date(2015, 2, 27),
    )
    kind = searchable_for(NewsPage)
    found = kind.describe(kind.objects().get(pk=page.pk))
    assert kind.kind == "news"
    assert found.title == "Њен џеп"
    for words in ("Увод.", "Први", "пасус", "Други."):
        assert words in found.text
    assert "<" not in found.text
    assert found.language == "sr"
    assert found.date == datetime.date(2015, 2, 27)


def test_a_page_of_text_is_found_without_a_date(site):
    page = StandardPageFactory(title="О нама", lead="Ко смо.", body=body("Радимо."))
    kind = searchable_for(StandardPage)
    found = kind.describe(kind.objects().get(pk=page.pk))
    assert (kind.kind, found.title, found.date) == ("page", "О нама", None)
    assert "Ко смо." in found.text
    assert "Радимо." in found.text


def test_the_address_is_in_the_language_that_is_active(site):
    page = NewsPageFactory(slug="njen-dzep")
    with override("sr-latn"):
        assert searchable_for(NewsPage).url(page) == "/sr-latn/vesti/njen-dzep/"


def test_what_calls_itself_an_example_is_one(site):
    for title, is_example in {
        "Пример: скуп": True,
        "Example: a meeting": True,
        "Сарадник (пример)": True,
        "Примери": False,
    }.items():
        page = EventPageFactory(title=title)
        kind = searchable_for(EventPage)
        assert kind.describe(kind.objects().get(pk=page.pk)).is_example == is_example

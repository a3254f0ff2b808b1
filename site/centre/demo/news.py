"""Loads the news of the demonstration."""

from typing import Any

from wagtail.models import Locale

from foundation.publishing import publish, translate

from ..models import NewsEvidence, NewsPage
from ..site_tree import ENGLISH, SERBIAN, news_index
from .content import Item, read, shown_activities, topics_of
from .covers import alt_of, stored_cover


def load_news() -> None:
    """Publish every piece of news that is not there yet, in each language it is written in."""
    for number, item in enumerate(read("news")):
        page = _serbian(item, number)
        if ENGLISH in item.texts:
            translate(page, news_index(ENGLISH), _fields(item, number, ENGLISH))


def _serbian(item: Item, number: int) -> NewsPage:
    serbian = Locale.objects.get(language_code=SERBIAN)
    found = NewsPage.objects.filter(translation_key=item.key, locale=serbian).first()
    if found is not None:
        return found
    fields = _fields(item, number, SERBIAN)
    page = NewsPage(locale=serbian, translation_key=item.key, **fields)
    return publish(page, news_index(SERBIAN))


def _fields(item: Item, number: int, language: str) -> dict[str, Any]:
    """Return what the file says in ``language``, with its cover and what it is evidence for."""
    return {
        "date": item.shared["date"],
        "kind": item.shared["kind"],
        "topics": topics_of(item),
        "sectors": item.shared.get("sectors", []),
        "picture": stored_cover(number),
        "picture_alt": alt_of(number, language),
        "evidence": [NewsEvidence(activity=activity) for activity in shown_activities(item)],
        **item.fields(language),
    }

"""Loads the news of the demonstration."""

from wagtail.models import Locale

from foundation.publishing import publish, translate

from ..models import NewsPage
from ..site_tree import ENGLISH, SERBIAN, news_index
from .content import Item, read
from .covers import alt_of, stored_cover


def load_news() -> None:
    """Publish every piece of news that is not there yet, in each language it is written in."""
    for number, item in enumerate(read("news")):
        page = _serbian(item, number)
        if ENGLISH in item.texts:
            _english(item, number, page)


def _serbian(item: Item, number: int) -> NewsPage:
    serbian = Locale.objects.get(language_code=SERBIAN)
    found = NewsPage.objects.filter(translation_key=item.key, locale=serbian).first()
    if found is not None:
        return found
    page = NewsPage(
        locale=serbian,
        translation_key=item.key,
        date=item.shared["date"],
        picture=stored_cover(number),
        picture_alt=alt_of(number, SERBIAN),
        **item.fields(SERBIAN),
    )
    return publish(page, news_index(SERBIAN))


def _english(item: Item, number: int, original: NewsPage) -> None:
    fields = {
        "date": original.date,
        "picture": original.picture,
        "picture_alt": alt_of(number, ENGLISH),
        **item.fields(ENGLISH),
    }
    translate(original, news_index(ENGLISH), fields)

"""Publishes an item in the languages it is written in."""

from collections.abc import Callable
from typing import Any, TypeVar

from wagtail.models import Locale, Page

from foundation.models import BasePage
from foundation.publishing import publish, translate

from ..site_tree import ENGLISH, SERBIAN
from .items import Item

P = TypeVar("P", bound=BasePage)
T = TypeVar("T", bound=Item)
Parents = tuple[Page, Page]


def load_pair(
    item: T, model: type[P], parents: Parents, fields: Callable[[T, str], dict[str, Any]]
) -> tuple[P, P | None]:
    """Return the Serbian page of ``item`` under the first parent and the English one, if it is
    written in English, under the second; each is published where it is missing.
    """
    serbian = Locale.objects.get(language_code=SERBIAN)
    pages: Any = model._default_manager
    page = pages.filter(translation_key=item.key, locale=serbian).first()
    if page is None:
        made = model(locale=serbian, translation_key=item.key, **fields(item, SERBIAN))
        page = publish(made, parents[0])
    if ENGLISH not in item.texts:
        return page, None
    english = page.get_translation_or_none(Locale.objects.get(language_code=ENGLISH))
    return page, english or translate(page, parents[1], fields(item, ENGLISH))

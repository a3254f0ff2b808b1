"""The pages of text that every site has, and the quick ways in."""

import json
from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from ..models import HomePage, StandardPage
from ..site_tree import ENGLISH, SERBIAN, home
from .items import Item
from .paired import load_pair

# What a file may say of its page, whatever the language.
SHARED = {
    "in_menu": "show_in_menus",
    "in_footer": "in_footer",
    "shows_footprint": "shows_footprint",
}
# The Serbian page that each way leads to, and its words on both home pages.
WAYS = [
    (
        "pomoc",
        {
            SERBIAN: ("Потребна ми је помоћ", "Кога да позовете и шта можете да очекујете."),
            ENGLISH: ("I need help", "Whom to call and what to expect."),
        },
    ),
    (
        "plan-rada",
        {
            SERBIAN: ("План рада Центра", "Циљеви, активности и рокови, и шта је урађено."),
            ENGLISH: ("The Centre's work plan", "Goals, activities, deadlines, and what was done."),
        },
    ),
    (
        "vesti",
        {
            SERBIAN: ("Шта је ново", "Вести са наведеним изворима."),
            ENGLISH: ("What is new", "News, with the sources named."),
        },
    ),
    (
        "o-centru",
        {
            SERBIAN: ("Ко смо ми", "Како је Центар настао и шта ради."),
            ENGLISH: ("Who we are", "How the Centre began and what it does."),
        },
    ),
]


def make_pages(items: Iterable[Item]) -> list[StandardPage]:
    """Publish the pages of text in both languages where they are missing; return them."""
    parents = (home(SERBIAN), home(ENGLISH))
    pages: list[StandardPage] = []
    for item in items:
        pages += filter(None, load_pair(item, StandardPage, parents, _fields))
    return pages


def _fields(item: Item, language: str) -> dict[str, Any]:
    shared = {field: item.shared.get(name, False) for name, field in SHARED.items()}
    return {**item.fields(language), **shared}


def set_ways(page: HomePage) -> None:
    """Give a home page those quick ways whose pages exist in its language, unless it has some and
    each leads somewhere.
    """
    if page.ways and all(way.value["page"] for way in page.ways):
        return
    language = page.locale.language_code
    blocks: list[dict[str, Any]] = []
    for slug, words in WAYS:
        target = _target(slug, page)
        if target is not None:
            title, text = words[language]
            way = {"title": title, "text": text, "page": target.pk}
            blocks.append({"type": "way", "value": way})
    page.ways = json.dumps(blocks)  # type: ignore[assignment]  # a StreamField takes its JSON
    page.save_revision().publish()


def _target(slug: str, page: HomePage) -> Page | None:
    """Return the translation, in the language of ``page``, of the Serbian page with that slug."""
    original = Page.objects.child_of(home(SERBIAN)).filter(slug=slug).first()
    return original.get_translation_or_none(page.locale) if original else None

"""Loads the pages of text, the help numbers and the quick ways in."""

import json
from typing import Any

from wagtail.models import Locale, Page

from foundation.models import HelpSettings
from foundation.models.help import HelpNumber
from foundation.publishing import publish, translate

from ..models import HomePage, StandardPage
from ..site_tree import ENGLISH, SERBIAN, home
from .content import Item, read
from .paired import load_pair

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


def load_pages() -> None:
    """Publish the pages of text in both languages, and what the home pages lack."""
    for item in read("pages"):
        _load(item)
    for item in read("ustanova"):
        parents = _beneath(item.shared["parent"])
        load_pair(item, StandardPage, parents, lambda item, language: item.fields(language))
    _set_help_numbers()
    for language in (SERBIAN, ENGLISH):
        _set_ways(home(language))


def _beneath(slug: str) -> tuple[Page, Page]:
    """Return the Serbian page of that address beneath home, and its translation."""
    page = StandardPage.objects.child_of(home(SERBIAN)).get(slug=slug)
    return page, page.get_translation(home(ENGLISH).locale)


def _load(item: Item) -> None:
    serbian = Locale.objects.get(language_code=SERBIAN)
    shared = {
        "show_in_menus": item.shared.get("in_menu", False),
        "in_footer": item.shared.get("in_footer", False),
        "shows_footprint": item.shared.get("shows_footprint", False),
    }
    page = StandardPage.objects.filter(translation_key=item.key, locale=serbian).first()
    if page is None:
        fields = {**item.fields(SERBIAN), **shared}
        page = _placed(StandardPage(locale=serbian, translation_key=item.key, **fields), item)
    if page.get_translation_or_none(Locale.objects.get(language_code=ENGLISH)) is None:
        made = translate(page, home(ENGLISH), {**item.fields(ENGLISH), **shared})
        _move_first(made, item)


def _placed(page: StandardPage, item: Item) -> StandardPage:
    publish(page, home(SERBIAN))
    _move_first(page, item)
    return page


def _move_first(page: StandardPage, item: Item) -> None:
    """Put a page that asks for it before its siblings: the menu follows the tree."""
    if item.shared.get("first"):
        page.move(page.get_parent(), pos="first-child")


def _set_help_numbers() -> None:
    """Store the numbers read in public sources, unconfirmed: ``checked_on`` stays empty."""
    stored = HelpSettings.load()
    if stored.numbers.exists():
        return
    stored.numbers = [
        HelpNumber(label="Полиција", label_en="Police", number="192", international="192"),
        HelpNumber(
            label="Центар",
            label_en="Centre",
            number="063 610 590",
            international="+381 63 610 590",
            can_sms=True,
        ),
    ]
    stored.save()


def _set_ways(page: HomePage) -> None:
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

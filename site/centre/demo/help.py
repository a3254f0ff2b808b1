"""Loads the help pages, and the lines in other languages that no native reader has reviewed yet."""

import json
from typing import Any

from wagtail.models import Locale, Page

from foundation.models import BasePage
from foundation.publishing import publish, translate

from ..models import HelpIndexPage, HelpLine, HelpPage, StandardPage
from ..site_tree import ENGLISH, SERBIAN, home
from .content import EXAMPLE, Item, read

# Drafts: a native reader reviews each before readers of a real site see it.
LINES = [
    ("hu", "Magyar", "Segítségre van szüksége? Hívja: {number}"),
    ("sq", "Shqip", "Keni nevojë për ndihmë? Telefononi {number}"),
    ("ru", "Русский", "Нужна помощь? Звоните {number}"),
    ("uk", "Українська", "Потрібна допомога? Телефонуйте {number}"),
    ("ar", "العربية", "هل تحتاج إلى مساعدة؟ اتصل بـ {number}"),
    ("fa", "فارسی", "به کمک نیاز دارید؟ با {number} تماس بگیرید"),
]


def load_help() -> None:
    """Publish help in both languages and store the lines that are missing."""
    index, *subjects = read("help")
    _retire_page_of_text(index)
    serbian, english = _load(index, HelpIndexPage, home(SERBIAN), home(ENGLISH))
    for subject in subjects:
        _load(subject, HelpPage, serbian, english)
    for language, name, text in LINES:
        HelpLine.objects.get_or_create(language=language, defaults={"name": name, "text": text})


def _load(
    item: Item, model: type[BasePage], parent: BasePage, english_parent: BasePage
) -> tuple[BasePage, BasePage]:
    """Return the Serbian and the English page of an item, made where they are missing."""
    serbian = Locale.objects.get(language_code=SERBIAN)
    page = model.objects.filter(translation_key=item.key, locale=serbian).first()
    if page is None:
        page = model(locale=serbian, translation_key=item.key, **fields(item, SERBIAN, model))
        _place(publish(page, parent))
    english = page.get_translation_or_none(Locale.objects.get(language_code=ENGLISH))
    if english is None:
        english = translate(page, english_parent, fields(item, ENGLISH, model))
        _place(english)
    # Its siblings may have moved since it was read.
    page.refresh_from_db()
    english.refresh_from_db()
    return page, english


def fields(item: Item, language: str, model: type[BasePage]) -> dict[str, Any]:
    """Return the fields of a help page: words only, an example said to be one in a plain line."""
    made = item.fields(language)
    *blocks, _callout = json.loads(made["body"])
    blocks.append({"type": "paragraph", "value": f"<p>{EXAMPLE[language][0]}.</p>"})
    made["body"] = json.dumps(blocks, ensure_ascii=False)
    if model is HelpIndexPage:
        return {**made, "show_in_menus": True}
    return {**made, **item.shared}


def _place(page: BasePage) -> None:
    """Put the first page of help before its siblings: the menu follows the tree."""
    if isinstance(page, HelpIndexPage):
        page.move(page.get_parent(), pos="first-child")


def _retire_page_of_text(index: Item) -> None:
    """Make room, in a copy that was loaded earlier, at the address that help has always had."""
    slugs = [text["slug"] for text in index.texts.values()]
    parents = Page.objects.filter(pk__in=[home(SERBIAN).pk, home(ENGLISH).pk])
    for parent in parents:
        for page in StandardPage.objects.child_of(parent).filter(slug__in=slugs):
            page.delete()

"""Help: its pages, its numbers, and the lines in other languages that wait for a native reader."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale

from foundation.models import BasePage, HelpSettings
from foundation.models.help import HelpNumber
from foundation.publishing import publish, translate

from ..models import HelpIndexPage, HelpLine, HelpPage
from ..site_tree import ENGLISH, SERBIAN, home
from .items import Item

# Drafts: a native reader reviews each before readers of a real site see it.
LINES = [
    ("hu", "Magyar", "Segítségre van szüksége? Hívja: {number}"),
    ("sq", "Shqip", "Keni nevojë për ndihmë? Telefononi {number}"),
    ("ru", "Русский", "Нужна помощь? Звоните {number}"),
    ("uk", "Українська", "Потрібна допомога? Телефонуйте {number}"),
    ("ar", "العربية", "هل تحتاج إلى مساعدة؟ اتصل بـ {number}"),
    ("fa", "فارسی", "به کمک نیاز دارید؟ با {number} تماس بگیرید"),
]


def make_help(items: Iterable[Item]) -> list[BasePage]:
    """Publish help in both languages and store the lines that are missing; return its pages."""
    index, *subjects = items
    serbian, english = made = _load(index, HelpIndexPage, home(SERBIAN), home(ENGLISH))
    pages = [*made]
    for subject in subjects:
        pages += _load(subject, HelpPage, serbian, english)
    for language, name, text in LINES:
        HelpLine.objects.get_or_create(language=language, defaults={"name": name, "text": text})
    return pages


def set_help_numbers() -> None:
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


def _load(
    item: Item, model: type[BasePage], parent: BasePage, english_parent: BasePage
) -> tuple[BasePage, BasePage]:
    """Return the Serbian and the English page of an item, made where they are missing."""
    serbian = Locale.objects.get(language_code=SERBIAN)
    page = model.objects.filter(translation_key=item.key, locale=serbian).first()
    if page is None:
        page = model(locale=serbian, translation_key=item.key, **_fields(item, SERBIAN, model))
        _place(publish(page, parent))
    english = page.get_translation_or_none(Locale.objects.get(language_code=ENGLISH))
    if english is None:
        english = translate(page, english_parent, _fields(item, ENGLISH, model))
        _place(english)
    # Its siblings may have moved since it was read.
    page.refresh_from_db()
    english.refresh_from_db()
    return page, english


def _fields(item: Item, language: str, model: type[BasePage]) -> dict[str, Any]:
    more = {"show_in_menus": True} if model is HelpIndexPage else item.shared
    return {**item.fields(language), **more}


def _place(page: BasePage) -> None:
    """Put the first page of help before its siblings: the menu follows the tree."""
    if isinstance(page, HelpIndexPage):
        page.move(page.get_parent(), pos="first-child")

"""Adds pages from code as editors do: published, with a first revision, paired by language.

What code publishes is the house's own (site tree, demo content, imports): the safety gate, which is
for what people write, is open for it.
"""

from typing import Any, TypeVar

from wagtail.models import Locale, Page

from .models import BasePage, UnderHome
from .translation import mark_translated

P = TypeVar("P", bound=BasePage)
U = TypeVar("U", bound=UnderHome)


def publish(page: P, parent: Page) -> P:
    """Add ``page`` under ``parent`` as a published page with a first revision, and return it."""
    from .safety.gate import opened  # noqa: PLC0415  # reads the models

    with opened():
        parent.add_child(instance=page)
        page.save_revision().publish()
    page.refresh_from_db()
    return page


def translate(original: P, parent: Page, fields: dict[str, object]) -> P:
    """Return the English translation of ``original``, published under ``parent`` if it is new."""
    english = Locale.objects.get(language_code="en")
    found = original.get_translation_or_none(english)
    if found is not None:
        return found
    page = type(original)(locale=english, translation_key=original.translation_key, **fields)
    mark_translated(page)
    return publish(page, parent)


def put_under_home(model: type[U], words: dict[str, dict[str, Any]]) -> U:
    """Return the Serbian page of that kind, published beneath its home page if it is new, with the
    fields that ``words`` gives for ``sr`` and ``en``; both languages are there afterwards.
    """
    serbian, english = (Locale.objects.get(language_code=code) for code in ("sr", "en"))
    home = Page.objects.get(depth=2, locale=serbian)
    in_menu = {"show_in_menus": model.show_in_menus_default}
    page = model._default_manager.filter(locale=serbian).first()
    if page is None:
        page = publish(model(locale=serbian, **in_menu, **words["sr"]), home)
    translate(page, home.get_translation(english), {**words["en"], **in_menu})
    return page

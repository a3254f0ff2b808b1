"""Adds pages from code as editors do: published, with a first revision, paired by language.

What code publishes is the house's own (site tree, demo content, imports): the safety gate, which is
for what people write, is open for it.
"""

from typing import TypeVar

from wagtail.models import Locale, Page

from .models import BasePage
from .translation import mark_translated

P = TypeVar("P", bound=BasePage)


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

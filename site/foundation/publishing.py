"""Adds pages from code as editors do: published, with a first revision, paired by language."""

from typing import TypeVar

from wagtail.models import Locale, Page

from .models import BasePage
from .translation import mark_translated

P = TypeVar("P", bound=BasePage)


def publish(page: P, parent: Page) -> P:
    """Add ``page`` under ``parent`` as a published page with a first revision, and return it."""
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

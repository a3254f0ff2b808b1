"""Links in texts lead to pages and files that their reader may see.

Wagtail writes the address of any page or file into a text, and an address tells what it is called.
The words of a link to a draft, or to what is restricted, under embargo or withdrawn, stand there as
words.
"""

from typing import Any

from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from .access import Visitor, is_visible, visible_to
from .reader import is_shown, reader
from .uses import row_numbers


class PublishedPageLinkHandler(PageLinkHandler):
    """Finds the pages that links in a text name by number."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, str]]) -> list[str]:
        """Return the beginning of each link; without an address where its reader has no page."""
        pages = cls.get_many(attrs_list)
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in pages]

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Any]:
        """Return the page to which each link leads, ``None`` where its reader has none: one query,
        and one for each kind of page; two more for a page in another language than the text.
        """
        asked = [attrs.get("id") or "" for attrs in attrs_list]
        visitor = reader()
        pages: Any = visible_to(visitor, Page.objects.filter(pk__in=row_numbers(asked)))
        found = {
            str(page.pk): _in_language(visitor, page)
            for page in pages.defer_streamfields().specific()
        }
        return [found.get(number) for number in asked]


class ShownDocumentLinkHandler(DocumentLinkHandler):
    """Finds the files that links in a text name by number."""

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Any]:
        """Return the file to which each link leads, ``None`` where its reader has none: one query.

        Whoever may see the text may see what it shows, so nothing else that shows it is asked for.
        """
        asked = [attrs.get("id") or "" for attrs in attrs_list]
        files = cls.get_model().objects.filter(pk__in=row_numbers(asked))
        found = {str(file.pk): file for file in files if is_shown(file)}
        return [found.get(number) for number in asked]


def _in_language(visitor: Visitor, page: Any) -> Any:
    """Return the page in the language that is read, if ``visitor`` may see it there, else as it is
    named.
    """
    there = page.localized
    return there if there.pk == page.pk or is_visible(visitor, there) else page

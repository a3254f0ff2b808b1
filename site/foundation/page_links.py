"""Links to pages in texts lead to pages that their reader may see.

Wagtail writes the address of any page into a text, and an address tells what a page is called. The
words of a link to a draft, or to what is restricted, under embargo or withdrawn, stand there as
words. The reader is who asked for the answer that is being written; what is made before (a feed, a
kit, a pack) or without one (a preview) is made as for a reader who is not signed in.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from .access import Visitor, is_visible, visible_to
from .uses import row_numbers

# What writes a text into a page knows nothing of the request for which it does.
_reader: ContextVar[Visitor | None] = ContextVar("reader_of_texts", default=None)


class ReaderOfTextsMiddleware:
    """Says for whom the texts of an answer are written, once its template is to be filled in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request; whoever comes next in this thread begins as nobody again."""
        before = _reader.set(None)
        try:
            return self.get_response(request)
        finally:
            _reader.reset(before)

    def process_template_response(self, request: HttpRequest, response: HttpResponse) -> Any:
        """Let links in the texts of an answer lead to what this visitor may see."""
        _reader.set(request.user)
        return response


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
        reader = _reader.get()
        if reader is None:
            reader = AnonymousUser()
        pages: Any = visible_to(reader, Page.objects.filter(pk__in=row_numbers(asked)))
        found = {
            str(page.pk): _in_language(reader, page)
            for page in pages.defer_streamfields().specific()
        }
        return [found.get(number) for number in asked]


class NumberedDocumentLinkHandler(DocumentLinkHandler):
    """Finds the files that links in a text name; what is no number breaks no page. Who gets a file
    is decided where it is asked for.
    """

    @classmethod
    def get_many(cls, attrs_list: list[dict[str, str]]) -> list[Any]:
        """Return the file to which each link leads, ``None`` where there is none: one query."""
        asked = [attrs.get("id") or "" for attrs in attrs_list]
        files = cls.get_model().objects.filter(pk__in=row_numbers(asked))
        found = {str(file.pk): file for file in files}
        return [found.get(number) for number in asked]


def _in_language(reader: Visitor, page: Any) -> Any:
    """Return the page in the language that is read, if ``reader`` may see it there, else as it is
    named.
    """
    there = page.localized
    return there if there.pk == page.pk or is_visible(reader, there) else page

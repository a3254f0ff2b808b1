"""Hooks by which Wagtail asks the foundation before it serves anything."""

from typing import Any

from django.http import Http404, HttpRequest
from wagtail import hooks
from wagtail.models import Page

from .access import is_visible
from .models import SiteDocument


@hooks.register("before_serve_page", order=-100)
def refuse_hidden_page(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Answer 404 for a page the visitor may not see: there is nothing to sign in to, nothing to
    guess.
    """
    if not is_visible(request.user, page):
        raise Http404
    request.served_page = page  # type: ignore[attr-defined]  # the frame asks which page it frames


@hooks.register("before_serve_document", order=-100)
def refuse_hidden_document(document: SiteDocument, request: HttpRequest) -> None:
    """Answer 404 for a file the visitor may not see."""
    if not is_visible(request.user, document):
        raise Http404

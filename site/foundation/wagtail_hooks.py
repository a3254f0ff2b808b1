"""Hooks by which Wagtail asks the foundation before it serves anything."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from wagtail import hooks
from wagtail.models import Page

from . import old_addresses_desk  # noqa: F401  # registers its own hooks
from .access import is_visible
from .accounts.closed import may_open_in_desk
from .embargo import desk, links
from .keeping.shared import for_everybody
from .models import SiteDocument
from .page_links import PublishedPageLinkHandler, ShownDocumentLinkHandler
from .routing import is_open_here

desk.register()


@hooks.register("register_rich_text_features", order=10)
def lead_to_what_is_there(features: Any) -> None:
    """Put our links to pages and files in the place of Wagtail's."""
    features.register_link_type(PublishedPageLinkHandler)
    features.register_link_type(ShownDocumentLinkHandler)


@hooks.register("before_serve_page", order=-100)
def refuse_hidden_page(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> None:
    """Answer 404 for a page the visitor may not see: there is nothing to sign in to, nothing to
    guess.
    """
    is_open = is_open_here(request.user, page)
    opened = not (is_visible(request.user, page) if is_open is None else is_open)
    if opened and not links.opens_page(request, page):
        raise Http404
    request.opened_by_key = opened  # type: ignore[attr-defined]
    request.served_page = page  # type: ignore[attr-defined]  # the frame asks which page it frames


@hooks.register("on_serve_page", order=-100)
def keep_from_caches(serve: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep what a signed-in person reads from shared caches, and from "back" after sign-out."""

    def serve_and_mark(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse:
        response = serve(page, request, args, kwargs)
        if getattr(request, "opened_by_key", False):
            return links.carry_on(request, response)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        else:
            if not response.has_header("Cache-Control"):
                # Asked again each time: a page changes with the clock too, and nobody knows when.
                patch_cache_control(response, no_cache=True)
            if getattr(page, "is_for_everybody", True):
                for_everybody(response)
        # A date says less than the tag: something older may have appeared, or gone, since.
        del response["Last-Modified"]
        return response

    return serve_and_mark


@hooks.register("before_serve_document", order=-100)
def refuse_hidden_document(document: SiteDocument, request: HttpRequest) -> None:
    """Answer 404 for a file the visitor may not see."""
    if not (
        is_visible(request.user, document)
        or may_open_in_desk(request.user, document)
        or links.opens_file(request, document)
    ):
        raise Http404

"""The address of a card: it answers exactly when its page does."""

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from wagtail.models import Page

from ..access import is_visible, visible_to
from ..embargo.links import link_in, mark, opens_page
from ..printing import Language
from ..script import content_language
from .drawing import picture
from .facts import owner
from .page import Shared


@require_safe
def serve_card(request: HttpRequest, key: UUID) -> HttpResponse:
    """Send the card of the page with this translation key, in the language and script of the
    address. Raises ``Http404`` where the page is none, or none for this visitor.
    """
    language = cast("Language", get_language() or "sr")
    page: Any = _page(request, key, content_language())
    if page is None or not issubclass(type(page), Shared):
        raise Http404
    card = page.share_card()
    response = HttpResponse(picture(card, language, owner()), content_type="image/png")
    if is_visible(AnonymousUser(), page):
        response["ETag"] = f'"{card.fingerprint(language, owner())}"'
        # Asked again each time: the page may be withdrawn, and its words may change.
        patch_cache_control(response, no_cache=True)
    else:
        mark(response)
    return response


def _page(request: HttpRequest, key: UUID, language: str) -> Page | None:
    pages = Page.objects.filter(translation_key=key, locale__language_code=language)
    found = visible_to(request.user, pages).first()
    return found.specific if found else _opened_by_key(request, key, language)


def _opened_by_key(request: HttpRequest, key: UUID, language: str) -> Page | None:
    """Return the page under embargo that a key in the address opens, if it is this one."""
    link = link_in(request)
    if link is None or not opens_page(request, link.page):
        return None
    page = link.page.specific
    same = page.translation_key == key and page.locale.language_code == language
    return page if same else None

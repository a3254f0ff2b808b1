"""The editor of texts names no page to whoever has no part in it.

A text that is sent may lead to any number, and Wagtail shows it again with the address of the page
that has it, which tells what it is called. The number stays, for whoever put it there.
"""

from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .. import moment
from .closed import closed_pages
from .unseen import unseen_pages

# What writes a text into a form knows nothing of the request for which it does.
_at_the_desk: ContextVar[Any] = ContextVar("at_the_desk", default=None)


class AtTheDeskMiddleware:
    """Remembers who asks for a page of the desk, until it is written."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request."""
        before = _at_the_desk.set(None)
        try:
            response: HttpResponse = self.get_response(request)
        finally:
            _at_the_desk.reset(before)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> None:
        """Note the visitor of an address of the desk."""
        match = request.resolver_match
        if match and match.route.startswith(settings.DESK_PATH) and request.user.is_authenticated:
            _at_the_desk.set(request.user)


def connect() -> None:
    """Let the editor of texts ask before it names a page."""
    attributes_of = PageLinkElementHandler.get_attribute_data

    @wraps(attributes_of)
    def get_attribute_data(self: Any, attrs: dict[str, Any]) -> dict[str, Any]:
        if _is_named(attrs["id"], _at_the_desk.get()):
            data: dict[str, Any] = attributes_of(self, attrs)
            return data
        # As Wagtail shows a link to a page that is gone.
        return {"id": int(attrs["id"]), "url": None, "parentId": None}

    PageLinkElementHandler.get_attribute_data = get_attribute_data


def _is_named(number: str, user: Any) -> bool:
    """Say whether ``user`` meets the page in the desk; outside of it nobody is asked."""
    if user is None or not number.isdecimal():
        return True
    if int(number) in closed_pages(user):
        return False
    unseen = moment.once(("unseen pages", user.pk), lambda: unseen_pages(user))
    if int(number) not in unseen:
        return True
    shown = policy_registry.get_by_type(Page).explorable_instances(user)
    met: bool = shown.filter(pk=number).exists()
    return met

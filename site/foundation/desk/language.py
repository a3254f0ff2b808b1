"""The desk speaks the language of its editor, around Wagtail's views too."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import activate

from ..accounts.middleware import language_of


class DeskLanguageMiddleware:
    """Activates what an editor chose. Addresses of the desk name no language, and Wagtail chooses
    one for as long as a view runs: what answers for a thing that is not there, and what says that
    somebody may not, is made after it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Let the request pass; ``LanguageMiddleware`` ends what holds for it."""
        match = request.resolver_match
        if match and match.route.startswith(settings.DESK_PATH) and request.user.is_authenticated:
            activate(language_of(request.user))

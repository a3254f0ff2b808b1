"""What the desk answers where a view of Wagtail's takes for granted what is not so."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext


class DeskRefusalMiddleware:
    """Answers for what is still in use, and for forms in which a field is missing.

    Wagtail asks its own index of references before it deletes, which knows no table but those that
    editors fill in; what leans on a thing beside them is told by the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Lead back with the reason, or refuse; leave every other error alone."""
        match = request.resolver_match
        if match is None or not match.route.startswith(settings.DESK_PATH):
            return None
        if isinstance(error, MultiValueDictKeyError):
            return HttpResponseBadRequest()
        if not isinstance(error, (ProtectedError, RestrictedError)):
            return None
        messages.error(request, gettext("It is in use, so it can't be deleted."))
        return redirect(request.path)

"""What the desk answers where a view of Wagtail's takes for granted what is not so."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from wagtail.admin.views.generic.chooser import CreationFormMixin

_SENT_BY_FORMS = ("GET", "HEAD", "OPTIONS", "POST")
# Texts beside their translation, what an editor doesn't want to see again, the end of a preview.
_SENT_BY_SCRIPTS = re.compile(
    r"wagtail_localize:edit_(string_translation|override)|wagtailadmin_dismissibles"
    r"|.+:preview_on_(add|edit)"
)


def connect() -> None:
    """Let nobody make in a chooser what its chooser has no form for: Wagtail breaks on it."""
    may = CreationFormMixin.can_create

    def can_create(self: Any) -> bool:
        return bool(may(self) and self.get_creation_form_class())

    CreationFormMixin.can_create = can_create


class DeskRefusalMiddleware:
    """Answers for what is still in use, for forms in which a field is missing, and for verbs that
    no form sends.

    Django's views take ``DELETE`` as well as a form, and then pass over what Wagtail's ask before a
    form deletes: whether it may go, what hooks say, and that it is noted who did it.

    Wagtail asks its own index of references before it deletes, which knows no table but those that
    editors fill in; what leans on a thing beside them is told by the database.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Refuse what no form sends, but where scripts of the desk do."""
        match = request.resolver_match
        if (
            request.method in _SENT_BY_FORMS
            or match is None
            or not match.route.startswith(settings.DESK_PATH)
            or _SENT_BY_SCRIPTS.fullmatch(match.view_name)
            # Whoever is not signed in is led there first.
            or request.user.is_anonymous
        ):
            return None
        return HttpResponseNotAllowed(_SENT_BY_FORMS)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Lead back with the reason, or refuse; leave every other error alone."""
        match = request.resolver_match
        if match is None or not match.route.startswith(settings.DESK_PATH):
            return None
        if isinstance(error, MultiValueDictKeyError):
            return _say_what_is_missing(request)
        if not isinstance(error, (ProtectedError, RestrictedError)):
            return None
        messages.error(request, gettext("It is in use, so it can't be deleted."))
        return redirect(request.path)


def _say_what_is_missing(request: HttpRequest) -> HttpResponse:
    """Refuse, with the way back to the page that sent the form."""
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = reverse("wagtailadmin_home")
    template = "foundation/desk/incomplete.html"
    return render(request, template, {"back": back}, status=HTTPStatus.BAD_REQUEST)

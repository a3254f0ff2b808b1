"""What the desk answers where a view of Wagtail's takes for granted what is not so."""

import logging
import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from types import FrameType
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError, RestrictedError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from draftjs_exporter.error import ExporterException
from wagtail.admin.views.generic.chooser import CreationFormMixin
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import Block

logger = logging.getLogger(__name__)
_SENT_BY_FORMS = ("GET", "HEAD", "OPTIONS", "POST")
# Texts beside their translation, what an editor doesn't want to see again, the end of a preview.
_SENT_BY_SCRIPTS = re.compile(
    r"wagtail_localize:edit_(string_translation|override)|wagtailadmin_dismissibles"
    r"|.+:preview_on_(add|edit)"
)
# What reads a value out of what was sent, and what breaks there on a value that is none. A block
# reads by "to_python" what is stored, too, maybe after the form was.
_READERS: dict[str, Any] = {
    "value_from_datadict": (forms.Widget, Block),
    "to_python": forms.Field,
}
_UNREADABLE = (
    ArithmeticError,
    AttributeError,
    ExporterException,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def connect() -> None:
    """Let nobody make in a chooser what its chooser has no form for, and show nothing as chosen
    where what was sent can't be the key of anything: Wagtail breaks on both.
    """
    may = CreationFormMixin.can_create
    chosen = BaseChooser.get_instance

    def can_create(self: Any) -> bool:
        return bool(may(self) and self.get_creation_form_class())

    def get_instance(self: Any, value: Any) -> Any:
        try:
            return chosen(self, value)
        except (OverflowError, TypeError, ValidationError, ValueError):
            return None

    CreationFormMixin.can_create = can_create
    BaseChooser.get_instance = get_instance


class DeskRefusalMiddleware:
    """Answers for what is still in use, for forms in which a field is missing or holds what can't
    be read, and for verbs that no form sends.

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
            return _refuse(request, is_missing=True)
        if request.method == "POST" and (place := _where_reading_broke(error)):
            # The place alone: what was sent may be of anybody.
            logger.warning("%s while a form was read, in %s", type(error).__name__, place)
            return _refuse(request, is_missing=False)
        if not isinstance(error, (ProtectedError, RestrictedError)):
            return None
        messages.error(request, gettext("It is in use, so it can't be deleted."))
        return redirect(request.path)


def _where_reading_broke(error: Exception) -> str:
    """Return the place that broke while a field, a widget or a block read what was sent; nothing
    for an error of any other code. Reading comes before all else that a form does, so that nothing
    is stored yet.
    """
    frames = list(_frames_of(error)) if isinstance(error, _UNREADABLE) else []
    if not any(
        isinstance(frame.f_locals.get("self"), _READERS.get(frame.f_code.co_name, ()))
        for frame in frames
    ):
        return ""
    last = frames[-1].f_code
    return f"{last.co_filename}:{last.co_name}"


def _frames_of(error: Exception) -> Iterator[FrameType]:
    step = error.__traceback__
    while step is not None:
        yield step.tb_frame
        step = step.tb_next


def _refuse(request: HttpRequest, *, is_missing: bool) -> HttpResponse:
    """Refuse, with the reason and the way back to the page that sent the form."""
    back = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}):
        back = reverse("wagtailadmin_home")
    template = "foundation/desk/incomplete.html"
    context = {"back": back, "is_missing": is_missing}
    return render(request, template, context, status=HTTPStatus.BAD_REQUEST)

"""Tells an editor why something was not published, and leads back to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from wagtail.admin.admin_url_finder import AdminURLFinder

from .refusal import PublishingRefused


class RefusalMiddleware:
    """Answers a refused publication with the draft and the reasons."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Refuse a step that the browser takes by itself.

        While a form with “Approve” is on its way, Wagtail's saving by itself may send all of it
        once more, the button included: the step would be taken twice, with newer words.
        """
        if request.method != "POST" or request.accepts("text/html"):
            return None
        if not any(name.startswith("action-") for name in request.POST):
            return None
        text = gettext("This is being sent already.")
        body = {"success": False, "error_code": "invalid_revision", "error_message": text}
        return JsonResponse(body, status=400)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a refusal; leave everything else alone."""
        if not isinstance(error, PublishingRefused):
            return None
        if "application/json" in request.headers.get("accept", ""):
            return JsonResponse({"success": False, "error_message": error.message}, status=400)
        reasons = format_html_join("", "<li>{}</li>", ((reason,) for reason in error.findings))
        text = format_html("{}<ul>{}</ul>", error.message, reasons) if reasons else error.message
        messages.error(request, text)
        return redirect(AdminURLFinder(request.user).get_edit_url(error.obj) or "wagtailadmin_home")

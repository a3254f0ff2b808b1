"""Tells an editor why something was not published, and leads back to it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from wagtail.admin.admin_url_finder import AdminURLFinder

from .refusal import PublishingRefused


class RefusalMiddleware:
    """Answers a refused publication with the draft and the reasons."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

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

"""The door of the desk: nobody passes it on a password alone."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override

from . import second_factor

# Wagtail signs in and lets new passwords be set without asking for a second factor.
REPLACED = {
    "wagtailadmin_login": "account_login",
    "wagtailcore_login": "account_login",
    "wagtailadmin_password_reset": "account_reset_password",
}
ALWAYS_OPEN = {"wagtailadmin_logout"}
# Whoever may change these owns the account, so they want what entering the desk wants.
KEYS_TO_THE_ACCOUNT = {
    "account_change_password",
    "account_set_password",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_add_webauthn",
    "mfa_edit_webauthn",
    "mfa_list_webauthn",
    "mfa_remove_webauthn",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
}


class SecondFactorMiddleware:
    """Lets nobody into the desk whose session has not proved a second factor.

    An account without one is led to set it up; a session that signed in before there was one is led
    to use it. What is no navigation (a form, a script's request) is refused, never redirected: its
    sender would take the page it is led to for an answer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request; the door stands before the view."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Return ``None`` to let the request pass, or the answer that stops it."""
        name = request.resolver_match.url_name if request.resolver_match else None
        if _is_in_desk(request) and not _knows_desk(request):
            raise Http404
        if name in REPLACED:
            return _to(REPLACED[name], request.GET.get("next", ""))
        if name in ALWAYS_OPEN:
            # Wagtail forgets the session on any method: a link on a foreign page would sign out.
            return None if request.method == "POST" else _to("account_logout", "")
        if _is_in_desk(request):
            return _guard_desk(request)
        if name in KEYS_TO_THE_ACCOUNT:
            return _guard_account(request)
        if second_factor.is_demanded(name, request.user):
            return _ask_for_factor(request)
        return None


def _is_in_desk(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def _knows_desk(request: HttpRequest) -> bool:
    """Say whether the desk is at the host that is asked."""
    asked, _port = split_domain_port(request.get_host())
    return settings.DESK_HOST in ("", asked)


def _guard_desk(request: HttpRequest) -> HttpResponse | None:
    user = request.user
    if user.is_anonymous:
        return None  # Wagtail leads to the sign-in
    if not user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    return _ask_for_factor(request)


def _ask_for_factor(request: HttpRequest) -> HttpResponse | None:
    user = request.user
    if not settings.SECOND_FACTOR_REQUIRED or second_factor.was_used(request):
        return None
    with override(language_of(user)):
        if second_factor.is_set_up(user):
            return _demand(request, _proof_url(user))
        return _demand(request, reverse("mfa_index"))


def _guard_account(request: HttpRequest) -> HttpResponse | None:
    user = request.user
    if user.is_anonymous or not second_factor.is_set_up(user) or second_factor.was_used(request):
        return None
    return _demand(request, _proof_url(user))


def _demand(request: HttpRequest, url: str) -> HttpResponse:
    """Lead a navigation to ``url`` and from there back; refuse anything else."""
    if _is_navigation(request):
        return redirect(f"{url}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "account/second_factor_demanded.html", {"proof_url": url}, status=403)


def _is_navigation(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and request.headers.get("x-requested-with") != "XMLHttpRequest"
        and request.headers.get("sec-fetch-mode", "navigate") == "navigate"
        and request.accepts("text/html")
    )


def _proof_url(user: Any) -> str:
    return str(get_adapter().get_reauthentication_methods(user)[0]["url"])


def language_of(user: Any) -> str:
    """Return the language somebody chose for the desk, whose addresses name none."""
    profile = getattr(user, "wagtail_userprofile", None)
    return (profile.get_preferred_language() if profile else None) or get_language() or "sr"


def _to(name: str, following: str) -> HttpResponse:
    query = f"?{urlencode({'next': following})}" if following else ""
    return redirect(reverse(name) + query)

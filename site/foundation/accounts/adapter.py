"""How this site differs from allauth's defaults."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from ..script import to_latin
from . import devices, second_factor


class AccountAdapter(DefaultAccountAdapter):
    """No sign-up, limits that lock nobody else out, mail in the reader's script."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by administrators."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the desk for those who may enter it, what others sign in for to them."""
        may_enter = request.user.has_perm("wagtailadmin.access_admin")
        return reverse("wagtailadmin_home" if may_enter else settings.SIGNED_IN_HOME)

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Return the sign-in page: what was open is no longer readable."""
        return reverse("account_login")

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Remember the device, once every step of signing in is done."""
        response = super().post_login(request, user, **kwargs)
        devices.remember(response, user.email)
        return response

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count an attempt; raise ``ValidationError`` when there were too many."""
        super().pre_authenticate(request, **credentials)
        email = credentials.get("email", "")
        if devices.known(request, email) is None and not ratelimit.consume(
            request, action="login_strangers", key=email.lower()
        ):
            raise self.validation_error("too_many_login_attempts")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        email = credentials.get("email", "")
        device = devices.known(request, email) or devices.network(self.get_client_ip(request))
        return f"{email.lower()}:{device}"

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not asked again right after signing in."""
        records = get_authentication_records(self.request, self.request.user)
        age = time.time() - records[-1]["at"] if records else app_settings.REAUTHENTICATION_TIMEOUT
        if age < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app, **kwargs)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Return the second factors of an account that has any: its password alone proves little.

        The first is the one asked for, so a passkey goes before recovery codes without an app.
        """
        methods = super().get_reauthentication_methods(user)
        if user.is_anonymous or not second_factor.is_set_up(user):
            return methods
        proofs = [method for method in methods if method["id"] != "reauthenticate"]
        return proofs if second_factor.has_app(user) else proofs[::-1]

    def render_mail(self, *args: Any, **kwargs: Any) -> EmailMessage:
        """Render a mail; a reader of Serbian Latin gets it in Latin."""
        message = super().render_mail(*args, **kwargs)
        if get_language() == "sr-latn":
            message.subject = to_latin(message.subject)
            message.body = to_latin(message.body)
        return message


class SecondFactorAdapter(DefaultMFAAdapter):
    """A picture of the key that cameras can read on dark pages too."""

    def build_totp_svg(self, url: str) -> str:
        """Return the picture as SVG, on white."""
        white = '<rect width="100%" height="100%" fill="white"/>'
        return super().build_totp_svg(url).replace("<path", f"{white}<path", 1)

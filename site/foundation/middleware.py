"""Middleware that decides from the address alone: no cookie, no header of the reader is asked."""

from collections.abc import Callable

from csp.constants import HEADER, NONCE, NONE, SELF
from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation

# The desk runs no code from inside its pages either (see desk.starts). Style sheets apply that come
# as files, or that scripts make; calendars, tags and the text editor write style attributes, which
# can load nothing: these alone are let be.
DESK_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "style-src-elem": [SELF, NONCE],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF, "data:"],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [SELF],
}

# What no page of the site asks a browser for, and no frame or script in it may. Passkeys are asked
# for on the account pages.
REFUSED_FEATURES = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "geolocation"),
    *("gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi"),
    *("payment", "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
OWN_FEATURES = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join(
    [*(f"{name}=()" for name in REFUSED_FEATURES), *(f"{name}=(self)" for name in OWN_FEATURES)]
)


class OwnHeadersMiddleware:
    """Headers that Django has no setting for, on whatever is answered, files included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Keep other sites from embedding the answer, and pages from using a device."""
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class LanguageMiddleware:
    """Activates the language that the address names: ``/sr-latn/``, ``/en/``, else Serbian."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request in its language."""
        language = translation.get_language_from_path(request.path_info) or "sr"
        with translation.override(language):
            request.LANGUAGE_CODE = language
            return self.get_response(request)


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """One strict policy for readers, another for the desk."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Choose the policy by the address."""
        parts = super().get_policy_parts(request, response, report_only)
        if (
            not report_only
            and parts.config is None
            and request.path_info.startswith(reverse("wagtailadmin_home"))
        ):
            parts.config = DESK_POLICY
        return parts

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Name the directives in the same order in every process, so that answers can be compared
        and kept. A file whose view wrote a policy of its own is framed by nobody either.
        """
        response = super().process_response(request, response)
        if policy := response.headers.get(HEADER):
            named = policy.split("; ")
            if "frame-ancestors" not in policy:
                named.append("frame-ancestors 'none'")
            response.headers[HEADER] = "; ".join(sorted(named))
        return response

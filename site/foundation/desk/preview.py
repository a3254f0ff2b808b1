"""Previews of a page as readers will have it: in each script, and as others show it when shared."""

from base64 import b64encode
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from csp.constants import SELF
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

CYRILLIC, LATIN, CARD = "", "latin", "card"
LATIN_PREFIX = "/sr-latn"


class Previewed:
    """Mixin of every page: its ways of being previewed. Sizes (phone, tablet, desktop) are
    Wagtail's own.
    """

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Return the scripts of the page's language, and the card of a page that may be shared."""
        if self.locale.language_code == "sr":  # type: ignore[attr-defined]
            modes = [(CYRILLIC, _("Cyrillic")), (LATIN, _("Latin"))]
        else:
            modes = [("", _("As readers see it"))]
        if hasattr(self, "share_card"):
            modes.append((CARD, _("When somebody shares it")))
        return modes

    def make_preview_request(
        self,
        original_request: HttpRequest | None = None,
        preview_mode: str | None = None,
        extra_request_attrs: Any = None,
    ) -> HttpResponse:
        """Ask for the page in the script of the mode: the address decides it, as for readers."""
        self._preview_prefix = LATIN_PREFIX if preview_mode == LATIN else ""
        return super().make_preview_request(  # type: ignore[misc]
            original_request, preview_mode, extra_request_attrs
        )

    def _get_dummy_header_url(self, original_request: HttpRequest | None = None) -> str | None:
        """Return the address that the preview pretends to be asked at."""
        url: str | None = super()._get_dummy_header_url(original_request)  # type: ignore[misc]
        prefix = getattr(self, "_preview_prefix", "")
        if not url or not prefix:
            return url
        parts = urlsplit(url)
        return urlunsplit(parts._replace(path=prefix + parts.path))

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Serve the preview of a mode."""
        if mode_name == CARD and hasattr(self, "share_card"):
            response = self._serve_card(request)
        else:
            response = super().serve_preview(request, "")  # type: ignore[misc]
        # The desk shows it in a frame of its own; readers' pages stand in no frame.
        response["X-Frame-Options"] = "SAMEORIGIN"
        response._csp_replace = {"frame-ancestors": [SELF]}  # type: ignore[attr-defined]
        return response

    def _serve_card(self, request: HttpRequest) -> HttpResponse:
        from ..sharing.drawing import picture  # noqa: PLC0415  # reads models
        from ..sharing.facts import owner  # noqa: PLC0415

        serbian = self.locale.language_code == "sr"  # type: ignore[attr-defined]
        card = self.share_card()  # type: ignore[attr-defined]
        drawn = [
            b64encode(picture(card, language, owner())).decode()
            for language in (("sr", "sr-latn") if serbian else ("en",))
        ]
        context = {"page": self, "pictures": drawn, "description": self.description}  # type: ignore[attr-defined]
        return TemplateResponse(request, "foundation/desk/card.html", context)

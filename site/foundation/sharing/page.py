"""The mixin of pages that may be shared."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from .card import Card
from .facts import owner, picture_of


class Shared:
    """Mixin of a page type, before ``BasePage``: a card, and facts for machines."""

    # What Open Graph calls such a page.
    share_type = "website"

    def share_card(self) -> Card:
        """Return the card: the title, unless a page type says more. No word of it may be one that
        the page itself doesn't show.
        """
        return Card(title=self.title)  # type: ignore[attr-defined]

    def machine_facts(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return what the page is in the words of schema.org, Serbian in Cyrillic, its picture if
        nothing more; the way to it is added.
        """
        return picture_of(self)

    def share_card_path(self) -> str:
        """Return the lasting address of the card in the language that is active."""
        return reverse("share_card", args=[self.translation_key])  # type: ignore[attr-defined]

    def share_card_url(self) -> str:
        """Return the same with the site's own, and a sign that changes when the picture does."""
        mark = self.share_card().fingerprint(get_language() or "sr", owner())
        return f"{settings.BASE_URL}{self.share_card_path()}?v={mark[:12]}"

"""The code with which others put a banner on their own site.

The picture is the one they downloaded and keep themselves, so that our server never learns who
reads their pages; the link sends no referrer.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.html import format_html

from foundation.printing import printable

from ..kits import LABELS, Message
from ..kits.makers import BANNERS

if TYPE_CHECKING:
    from .models import KitPage


@dataclass(frozen=True)
class Code:
    """The code of one banner, what the banner is called, and how large it stands on a page."""

    kind: str
    label: str
    name: str
    width: int
    height: int
    html: str


def codes_of(kit: "KitPage", message: Message) -> list[Code]:
    """Return the code of each banner, with words and address in the script of ``message``."""
    with translation.override(message.language):
        address = settings.BASE_URL + kit.get_parent().get_url()
    numbers = ", ".join(line.number for line in message.help)
    alt = printable(f"{message.headline}. {message.action} {numbers}", message.language)
    return [
        Code(
            kind,
            str(LABELS[kind]),
            f"{kind}.png",
            width,
            height,
            str(
                format_html(
                    '<a href="{}" rel="noopener" referrerpolicy="no-referrer">'
                    '<img src="{}.png" width="{}" height="{}" alt="{}"></a>',
                    address,
                    kind,
                    width,
                    height,
                    alt,
                )
            ),
        )
        for kind, (width, height) in BANNERS.items()
    ]

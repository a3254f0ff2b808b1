"""What an editor sees of posters before anything is published."""

import base64
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from ..kits import make_picture
from .words import LANGUAGES, message_of

if TYPE_CHECKING:
    from .models import KitPage


def preview_of(kit: "KitPage") -> str:
    """Return the square picture of the draft as an address that holds it."""
    languages = LANGUAGES[kit.locale.language_code]
    language = next((each for each in languages if each == get_language()), languages[0])
    content = make_picture(message_of(kit, language), "square").content
    return f"data:image/png;base64,{base64.b64encode(content).decode('ascii')}"

"""Help numbers inside a text, always those of the settings."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .answers import Answers


class HelpNumbersBlock(Answers, blocks.StaticBlock):
    """Every help number with what it can do: nobody types a number into a text."""

    def as_text(self, value: Any) -> str:
        """Return nothing: the numbers belong to the settings, not to this page."""
        return ""

    class Meta:
        icon = "help"
        label = _("Help numbers")
        admin_text = _("The numbers of the settings, with what each can do.")
        template = "blocks/help_numbers.html"

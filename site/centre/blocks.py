"""Blocks of the home page."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from foundation.blocks import Family
from foundation.blocks.answers import Answers
from foundation.blocks.text import HeadingBlock, ParagraphBlock


class WayBlock(Answers, blocks.StructBlock):
    """A short way to a page many readers look for."""

    title = blocks.CharBlock(label=_("Title"), max_length=80)
    text = blocks.CharBlock(label=_("What one finds there"), max_length=160)
    page = blocks.PageChooserBlock(label=_("Page"))

    def as_text(self, value: Any) -> str:
        """Return title and text."""
        return f"{value['title']} {value['text']}"

    class Meta:
        icon = "arrow-right"
        label = _("Way")


class Ways(blocks.StreamBlock):
    """The quick ways in."""

    way = WayBlock()


class HelpBody(Family):
    """Words and nothing else: a help page loads no picture, no drawing and no font."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock(features=["bold", "link", "ul", "ol"])

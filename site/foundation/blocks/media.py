"""Blocks of pictures and files."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .answers import Answers


class PictureBlock(Answers, blocks.StructBlock):
    """A picture with what it shows, said in words for who can't see it."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(
        label=_("What the picture shows"),
        max_length=200,
        help_text=_("Read aloud to readers who can't see it."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=240)

    def as_text(self, value: Any) -> str:
        """Return the alternative text and the caption."""
        return f"{value['alt']} {value['caption'] or ''}".strip()

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/picture.html"


class DocumentBlock(Answers, blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("File"))
    text = blocks.CharBlock(label=_("What it is"), max_length=160)

    def as_text(self, value: Any) -> str:
        """Return what the file is."""
        return str(value["text"])

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "blocks/document.html"

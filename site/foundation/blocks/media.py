"""Blocks of pictures and files."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .answers import Answers, Picture


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

    def passages(self, value: Any) -> list[str]:
        """Return the alternative text and the caption."""
        return [text for text in (value["alt"], value["caption"]) if text]

    def pictures(self, value: Any) -> list[Picture]:
        """Return the picture."""
        return [Picture(value["image"], value["alt"] or "")] if value["image"] else []

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

    def links(self, value: Any) -> list[str]:
        """Return the words of the link to the file."""
        return [str(value["text"] or "").strip()] if value["document"] else []

    class Meta:
        icon = "doc-full"
        label = _("File")
        template = "blocks/document.html"

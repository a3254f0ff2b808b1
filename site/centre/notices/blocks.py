"""Blocks of a notice: its documents, and what was changed in it when."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from foundation.blocks import DocumentBlock, Family
from foundation.blocks.answers import Answers, passages_of


class NoticeDocuments(Family):
    """Files that belong to a notice."""

    document = DocumentBlock()


class AmendmentBlock(Answers, blocks.StructBlock):
    """A change or an answer to a question, with its day and, where there is one, its file."""

    date = blocks.DateBlock(label=_("Date"))
    text = blocks.RichTextBlock(label=_("What changed"), features=["bold", "link", "ul"])
    document = DocumentChooserBlock(label=_("File"), required=False)

    def as_text(self, value: Any) -> str:
        """Return what changed."""
        return " ".join(passages_of(value["text"].source))

    def passages(self, value: Any) -> list[str]:
        """Return the paragraphs of what changed."""
        return passages_of(value["text"].source)

    class Meta:
        icon = "history"
        label = _("Change")


class Amendments(Family):
    """Changes of a notice, the latest last."""

    amendment = AmendmentBlock()

"""Blocks of words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .answers import Answers, Heading, passages_of

INLINE = ["bold", "italic", "link", "document-link"]


class HeadingBlock(Answers, blocks.CharBlock):
    """A heading of the second level: pages need no deeper ones."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=160, **kwargs)

    def headings(self, value: Any) -> list[str]:
        """Return the heading itself."""
        return [str(value)]

    def outline(self, value: Any) -> list[Heading]:
        """Return the heading: of the second level, beneath the page's own."""
        return [Heading(2, str(value))]

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class ParagraphBlock(Answers, blocks.RichTextBlock):
    """Running text with lists and links."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", [*INLINE, "ol", "ul", "h3"])
        super().__init__(**kwargs)

    def as_text(self, value: Any) -> str:
        """Return the text, a space where one paragraph ends and the next begins, none where a word
        in bold does.
        """
        return " ".join(passages_of(str(value.source)))

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"


class QuoteBlock(Answers, blocks.StructBlock):
    """Words of a named source."""

    text = blocks.TextBlock(label=_("Quotation"))
    source = blocks.CharBlock(label=_("Who says it, in what office"), max_length=160)

    def as_text(self, value: Any) -> str:
        """Return the quotation and its source."""
        return f"{value['text']} {value['source']}"

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class CalloutBlock(Answers, blocks.StructBlock):
    """Something a reader must not miss."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE)

    def as_text(self, value: Any) -> str:
        """Return title and text."""
        return " ".join([value["title"], *passages_of(value["text"].source)])

    def passages(self, value: Any) -> list[str]:
        """Return the title, and the paragraphs of the text."""
        return [str(value["title"] or ""), *passages_of(value["text"].source)]

    class Meta:
        icon = "warning"
        label = _("Call-out")
        template = "blocks/callout.html"

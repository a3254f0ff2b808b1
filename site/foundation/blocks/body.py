"""The body of a page, and the field that stores one."""

from typing import Any

from wagtail import blocks
from wagtail.fields import StreamField

from .answers import Answers
from .data import FactsBlock, TableBlock
from .filling import filled
from .help import HelpNumbersBlock
from .media import DocumentBlock, PictureBlock
from .text import CalloutBlock, HeadingBlock, ParagraphBlock, QuoteBlock


class Family(Answers, blocks.StreamBlock):
    """A stream of blocks that answer: it answers with what they do."""

    def as_text(self, value: Any) -> str:
        """Return the words of every block, in order."""
        told = " ".join(child.block.as_text(child.value) for child in value).strip()
        return filled(told)

    def headings(self, value: Any) -> list[str]:
        """Return the headings of every block, in order."""
        return [heading for child in value for heading in child.block.headings(child.value)]

    def passages(self, value: Any) -> list[str]:
        """Return the passages of every block, in order."""
        return self._asked("passages", value)


class Body(Family):
    """The families that every page of words may use. Their templates fill ``[[…]]``."""

    is_filled = True
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    facts = FactsBlock()
    table = TableBlock()
    document = DocumentBlock()
    help_numbers = HelpNumbersBlock()


class BodyField(StreamField):
    """A StreamField whose migrations don't hold the tree of blocks: it changes often and means
    nothing to SQL.
    """

    def __init__(self, block_types: Any = None, **kwargs: Any) -> None:
        kwargs.pop("block_lookup", None)
        super().__init__(block_types or Body(), **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Leave the blocks out: a migration's field stores the same JSON whatever they are."""
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs

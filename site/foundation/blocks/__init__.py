"""StreamField block families, one a file, composed per page type.

A block answers questions about its value, so that nobody switches on block types:
``as_text(value)`` gives the words a reader reads, ``headings(value)`` the headings in order.
"""

from .body import Body, BodyField, Family
from .data import FactsBlock, TableBlock
from .help import HelpNumbersBlock
from .media import DocumentBlock, PictureBlock
from .text import CalloutBlock, HeadingBlock, ParagraphBlock, QuoteBlock

__all__ = [
    "Body",
    "BodyField",
    "CalloutBlock",
    "DocumentBlock",
    "FactsBlock",
    "Family",
    "HeadingBlock",
    "HelpNumbersBlock",
    "ParagraphBlock",
    "PictureBlock",
    "QuoteBlock",
    "TableBlock",
]

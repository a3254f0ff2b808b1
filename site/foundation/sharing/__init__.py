"""What others show of a page when somebody shares it: words, a card drawn in the page's script, and
the same facts for machines.

A page type becomes shareable by the mixin ``Shared``; nothing here is stored, and whatever a reader
may not see has no card, no words and no facts.
"""

from .card import Card, Look
from .page import Shared

__all__ = ["Card", "Look", "Shared"]

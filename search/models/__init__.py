"""What search keeps: what can be found, what editors tell it, and what was asked."""

from .combination import Combination
from .edition import Edition
from .entry import LABELS, Entry, EntryText
from .tally import QueryTally
from .vocabulary import Word
from .waiting import Waiting
from .words import Pin, Synonyms, WordList

__all__ = [
    "LABELS",
    "Combination",
    "Edition",
    "Entry",
    "EntryText",
    "Pin",
    "QueryTally",
    "Synonyms",
    "Waiting",
    "Word",
    "WordList",
]

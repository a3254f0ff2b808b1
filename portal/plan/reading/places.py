"""Where in a document something stands: a line of a text, or a paragraph or table row of a Word
document.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _


class Unit(StrEnum):
    """What a document is counted in."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    ROW = "row"
    FILE = "file"


SHORT = re.compile(
    r"(?P<line>\d{1,7})|p(?P<paragraph>\d{1,7})|t(?P<table>\d{1,5})r(?P<row>\d{1,7})"
)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line, a paragraph, a row of a table, or (``FILE``) the document as a whole. Counting starts
    at 1.
    """

    table: int = 0
    number: int = 0
    unit: Unit = Unit.LINE

    def __str__(self) -> str:
        """The short form that is stored and downloaded: ``95``, ``p12``, ``t2r4``, or nothing for
        the file.
        """
        match self.unit:
            case Unit.LINE:
                return str(self.number)
            case Unit.PARAGRAPH:
                return f"p{self.number}"
            case Unit.ROW:
                return f"t{self.table}r{self.number}"
            case Unit.FILE:
                return ""

    @classmethod
    def parse(cls, short: str) -> "Place":
        """Return the place that ``str()`` wrote. Raises ``ValueError`` for anything else."""
        if not short:
            return WHOLE_FILE
        found = SHORT.fullmatch(short)
        if not found:
            raise ValueError(f"not a place: {short[:20]!r}")
        if found["row"]:
            return cls(table=int(found["table"]), number=int(found["row"]), unit=Unit.ROW)
        if found["paragraph"]:
            return cls(number=int(found["paragraph"]), unit=Unit.PARAGRAPH)
        return cls(number=int(found["line"]))

    @property
    def words(self) -> str | Promise:
        """The place as a reader is told it, in the reader's language."""
        match self.unit:
            case Unit.LINE:
                return format_lazy(_("line {number}"), number=self.number)
            case Unit.PARAGRAPH:
                return format_lazy(_("paragraph {number}"), number=self.number)
            case Unit.ROW:
                return format_lazy(
                    _("table {table}, row {number}"), table=self.table, number=self.number
                )
            case Unit.FILE:
                return _("the file")


WHOLE_FILE = Place(unit=Unit.FILE)

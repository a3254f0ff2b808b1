"""The one stream that every kind of file is turned into before anything is understood."""

import re
from dataclasses import dataclass

from .places import Place


@dataclass(frozen=True, slots=True)
class Text:
    """A heading, a paragraph or (``item``) a line of a list, without its emphasis.

    ``level`` is 0 unless it is a heading. A reference to a footnote stays in the text as a
    superscript digit.
    """

    place: Place
    text: str
    level: int = 0
    item: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note to the text, with the mark that refers to it."""

    place: Place
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a page, or a gap between the parts of a table that a page cut through."""

    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. ``merged``: the file itself says that it is one with the cell above."""

    text: str
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, with as many cells as it really has."""

    place: Place
    cells: tuple[Cell, ...]

    @property
    def text(self) -> str:
        """The words of all its cells."""
        return " ".join(cell.text for cell in self.cells if cell.text)


Block = Text | Footnote | Break | Row

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(mark: str) -> str:
    """Return a footnote's mark as it stands in running text."""
    return mark.translate(SUPERSCRIPTS)


def one_line(text: str) -> str:
    """Return the text with its line ends and tabs as spaces, and nothing around it."""
    return re.sub(r"[\t\n\v\f\r]", " ", text).strip()

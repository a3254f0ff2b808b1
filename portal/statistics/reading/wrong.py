"""What is wrong in a file, and where."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

LETTERS = 26


@dataclass(frozen=True, slots=True)
class Wrong:
    """One wrong cell: its row and column counted from 1 (0: the file as a whole), what stands
    there, and what is wrong with it, in the editor's language.
    """

    row: int
    column: int
    found: str
    what: str | Promise

    @property
    def place(self) -> str:
        """Where it is, as a spreadsheet names it."""
        if not self.row:
            return _("The file")
        if not self.column:
            return _("Row %(row)s") % {"row": self.row}
        return _("Row %(row)s, column %(column)s") % {
            "row": self.row,
            "column": column_letters(self.column),
        }

    def __str__(self) -> str:
        shown = f" “{self.found}”" if self.found else ""
        return f"{self.place}{shown}: {self.what}"


class TableFileError(Exception):
    """A file that can't be taken, with everything that is wrong with it."""

    def __init__(self, *wrong: Wrong) -> None:
        self.wrong = wrong
        super().__init__("; ".join(map(str, wrong)))


def column_letters(number: int) -> str:
    """Return the name of a column: 28 is ``AB``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def whole_file(what: str | Promise) -> TableFileError:
    """Return the error of a file as a whole."""
    return TableFileError(Wrong(0, 0, "", what))

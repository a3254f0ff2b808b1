"""A table of counts out of a grid of text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from foundation.minimum_cell import CellStatus
from foundation.script import to_latin

from ..codes import CATEGORIES, TOTAL, Certainty, Dimension, is_category
from .grid import Grid, read_grid
from .persons import PERSON_LEVEL, is_person_level
from .wrong import TableFileError, Wrong, whole_file

COUNT_WORDS = ("count", "number", "broj", "ukupno", "total", "")
NOTE, NOTE_EN, CERTAINTY = "note", "note_en", "certainty"
_SAID_IN = {
    "note": NOTE,
    "napomena": NOTE,
    "note_en": NOTE_EN,
    "note (english)": NOTE_EN,
    "napomena (engleski)": NOTE_EN,
    "certainty": CERTAINTY,
    "pouzdanost": CERTAINTY,
}
_TOTALS = ("total", "ukupno", "svega", "zbir")
_HIDDEN = ("*", "c", "suppressed", "hidden", "skriveno")
_UNKNOWN = ("", "?", "-", "–", "unknown", "nepoznato", "n/a", "..")
_WHOLE = re.compile(r"\d{1,7}")
_MISTAKES = (
    (re.compile(r"^[=+@]"), _("A formula. Put its result here.")),
    (re.compile("%"), _("A share. Only counts are loaded; shares are worked out from them.")),
    (re.compile("^[-−]"), _("A count of people is never negative.")),
    (
        re.compile(r"^\d+[.,]\d+$"),
        _("A count of people is a whole number, written without points and commas."),
    ),
    (
        re.compile(""),
        _("Not a count. Write a whole number, 0, ? for what is not known, or * for hidden."),
    ),
)
_LONGEST_NOTE = 200

Place = tuple[str, str]


@dataclass(slots=True)
class ReadTable:
    """What a file says: by row and column a status, and a count where there is one.

    Counts of few people are among them: they are looked at and never stored.
    """

    cells: dict[Place, tuple[CellStatus, int | None]] = field(default_factory=dict)
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)
    certainties: dict[str, str] = field(default_factory=dict)

    def count(self, place: Place) -> int | None:
        """Return the count of a cell, if the file has one."""
        return self.cells[place][1]


def read_table(data: bytes, rows: str, columns: str = "") -> ReadTable:
    """Return the table of counts that a file holds, by these dimensions.

    Raises ``TableFileError`` with every wrong cell, and no other exception whatever the bytes are.
    """
    grid = read_grid(data)
    if is_person_level(grid):
        raise whole_file(PERSON_LEVEL)
    wrong: list[Wrong] = []
    heads = dict(_heads(grid, columns, wrong))
    table = ReadTable()
    if not wrong:
        _fill(table, grid, rows, heads, wrong)
    if not wrong and not table.cells:
        wrong.append(Wrong(0, 0, "", _("There is no count in the file.")))
    if wrong:
        raise TableFileError(*wrong)
    return table


def _heads(grid: Grid, columns: str, wrong: list[Wrong]) -> Iterator[tuple[int, str]]:
    """Yield what each column holds: the code of a category, or a note."""
    seen: set[str] = set()
    for at, head in enumerate(grid[0][1:], start=1):
        code = _SAID_IN.get(plain(head)) or _column_code(head, columns)
        if code is None:
            wrong.append(Wrong(1, at + 1, head, _("This column is not known.")))
        elif code in seen:
            wrong.append(Wrong(1, at + 1, head, _("This column is there twice.")))
        else:
            seen.add(code)
            yield at, code
    if len(grid[0]) < 2:
        wrong.append(Wrong(1, 0, "", _("A column with the counts is missing.")))


def _column_code(head: str, columns: str) -> str | None:
    if not columns:
        return TOTAL if plain(head) in COUNT_WORDS else None
    return code_of(head, columns)


def _fill(
    table: ReadTable, grid: Grid, rows: str, heads: dict[int, str], wrong: list[Wrong]
) -> None:
    for number, line in enumerate(grid[1:], start=2):
        if not any(line):
            continue
        code = code_of(line[0], rows)
        if code is None:
            wrong.append(Wrong(number, 1, line[0], _unknown_category(rows)))
            continue
        if any(row == code for row, _column in table.cells):
            wrong.append(Wrong(number, 1, line[0], _("This category is there twice.")))
            continue
        for at, head in heads.items():
            said = line[at]
            problem = _take(table, code, head, said)
            if problem:
                wrong.append(Wrong(number, at + 1, said, problem))


def _unknown_category(rows: str) -> str | Promise:
    """Say that a category is not known, and which are."""
    names = [*CATEGORIES.get(rows, {}).values()]
    if not names:
        return _("This category is not known here.")
    listed = format_lazy(", ".join(["{}"] * len(names)), *names)
    return format_lazy("{} {}.", _("This category is not known here. Write one of these:"), listed)


def _take(table: ReadTable, row: str, head: str, said: str) -> str | Promise:
    """Put one cell into the table; return what is wrong with it."""
    if head in (NOTE, NOTE_EN):
        note = list(table.notes.get(row, ("", "")))
        note[head == NOTE_EN] = said
        table.notes[row] = (note[0], note[1])
        return _("The note is too long.") if len(said) > _LONGEST_NOTE else ""
    if head == CERTAINTY:
        table.certainties[row] = said or Certainty.READ
        known = said in ("", *Certainty.values)
        return "" if known else _("Write read, derived or uncertain.")
    found = status_of(said)
    if isinstance(found, tuple):
        table.cells[row, head] = found
        return ""
    return found


def status_of(said: str) -> tuple[CellStatus, int | None] | str | Promise:
    """Return the status and the count that a cell's text says, or what is wrong with it."""
    text = plain(said)
    if text in _HIDDEN:
        return CellStatus.SUPPRESSED, None
    if text in _UNKNOWN:
        return CellStatus.UNKNOWN, None
    if _WHOLE.fullmatch(text):
        count = int(text)
        return (CellStatus.VALUE if count else CellStatus.ZERO), count
    return next(words for looks, words in _MISTAKES if looks.search(text))


def code_of(said: str, dimension: str) -> str | None:
    """Return the code of a category, written as its code or as its name in any language."""
    text = plain(said)
    if text in _TOTALS:
        return TOTAL
    if dimension == Dimension.YEAR or not dimension:
        year = text.rstrip(".")
        return year if dimension and is_category(dimension, year) else None
    for code, name in CATEGORIES[dimension].items():
        if text == code.lower():
            return code
        for language in ("en", "sr"):
            with override(language):
                if text == plain(str(name)):
                    return code
    return None


def plain(text: str) -> str:
    """Return a text as it is compared: in Latin, small, without spaces around it."""
    return " ".join(to_latin(text).lower().split())

"""Takes participants of a group from a table: first as a trial that names each bad row.

Read again, the same table changes nothing. Who is known by the same name and address is the same
person; the same address under another name is a shared mailbox, and another person.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from foundation.cleaning.files import cleaned
from foundation.models import User
from foundation.script import to_latin
from foundation.tables import FORMULA
from portal.api import Sector, municipalities_for_choice

from ..people.models import Person
from .models import Cohort
from .seats import taken_seats
from .services import enrol_person

HEADINGS = {
    "name": ("ime i prezime", "name", "name and surname"),
    "email": ("e-posta", "e-pošta", "email", "e-mail"),
    "institution": ("ustanova", "institucija", "institution"),
    "sector": ("sektor", "sector"),
    "municipality_code": ("opstina", "opština", "municipality"),
}
LANGUAGES = ("sr", "en")
ROWS_AT_MOST, COLUMNS_AT_MOST = 2000, 40
_UNREADABLE = (BadZipFile, LookupError, ValueError, TypeError, AttributeError, OSError)


@dataclass(frozen=True)
class Line:
    """One row of a table that is in order: its number as a spreadsheet counts, and its person."""

    number: int
    fields: dict[str, str]


@dataclass
class Trial:
    """What a table would do: who is new in the group, who is there already, and what is wrong, each
    row by its number.
    """

    new: list[Line] = field(default_factory=list)
    there: list[Line] = field(default_factory=list)
    wrong: list[tuple[int, str]] = field(default_factory=list)


def try_table(*, cohort: Cohort, name: str, data: bytes) -> Trial:
    """Say what a CSV or XLSX file would do, and do nothing. Raises ``ValidationError`` for a file
    that can't be read at all.
    """
    trial = Trial()
    seen: dict[tuple[str, str], int] = {}
    known = {_key(p.name, p.email) for p in Person.objects.filter(enrolments__cohort=cohort)}
    free = cohort.capacity - len(taken_seats(cohort))
    for number, cells in _rows(name, data):
        fields, wrong = _read(cells)
        key = _key(fields["name"], fields["email"])
        if not wrong and key in seen:
            wrong = _("repeats row %(row)s") % {"row": seen[key]}
        if not wrong and key not in known and len(trial.new) >= free:
            wrong = _("no seat is free")
        if wrong:
            trial.wrong.append((number, wrong))
            continue
        seen[key] = number
        (trial.there if key in known else trial.new).append(Line(number, fields))
    return trial


@transaction.atomic
def import_table(*, cohort: Cohort, name: str, data: bytes, by: User | None = None) -> Trial:
    """Enrol everybody of a table who is not in the group yet; nobody where one row is wrong."""
    group = Cohort.objects.select_for_update().get(pk=cohort.pk)
    trial = try_table(cohort=group, name=name, data=data)
    if trial.wrong:
        return trial
    for line in trial.new:
        enrol_person(person=_person(line.fields), cohort=group, by=by, reason=_("From a table."))
    return trial


def _person(fields: dict[str, str]) -> Person:
    same = Person.objects.filter(email__iexact=fields["email"]).order_by("pk")
    key = _key(fields["name"], fields["email"])
    found = next((p for p in same if _key(p.name, p.email) == key), None)
    # Without an address nobody says that two of one name are one.
    return found if found and fields["email"] else Person.objects.create(**fields)


def _key(name: str, email: str) -> tuple[str, str]:
    return to_latin(" ".join(name.split())).casefold(), email.casefold()


def _plain(text: str) -> str:
    return to_latin(" ".join(text.split())).casefold()


def _read(cells: dict[str, str]) -> tuple[dict[str, str], str]:
    """Return the person of a row, and all that is wrong with it or an empty text."""
    fields = {name: " ".join(cells.get(name, "").split()) for name in HEADINGS}
    wrong = []
    if any(value.startswith(FORMULA) for value in fields.values()):
        wrong.append(_("a cell holds a formula"))
    if not fields["name"]:
        wrong.append(_("the name is missing"))
    if fields["email"]:
        try:
            validate_email(fields["email"])
        except ValidationError:
            wrong.append(_("the address is no e-mail address"))
    return fields, "; ".join([*wrong, *_coded(fields)])


def _coded(fields: dict[str, str]) -> Iterator[str]:
    """Put the codes of sector and municipality for their words; yield what is on no list."""
    if fields["sector"]:
        sector = _sectors().get(_plain(fields["sector"]))
        if sector is None:
            told = {"value": fields["sector"], "list": ", ".join(map(str, Sector.labels))}
            yield _("“%(value)s” is no sector; there are: %(list)s") % told
        else:
            fields["sector"] = sector
    if fields["municipality_code"]:
        place = _places().get(_plain(fields["municipality_code"]))
        if place is None:
            told = {"value": fields["municipality_code"]}
            yield _("“%(value)s” is no municipality of the list") % told
        else:
            fields["municipality_code"] = place


@cache
def _sectors() -> dict[str, str]:
    """Return the codes of sectors by what a table may call them: in either language, whichever the
    desk speaks.
    """
    found = {each.value: each.value for each in Sector}
    for language in LANGUAGES:
        with override(language):
            found |= {_plain(str(each.label)): each.value for each in Sector}
    return found


@cache
def _places() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with override(language):
            for _district, places in municipalities_for_choice():
                found |= {_plain(word): code for code, label in places for word in (code, label)}
    return found


def _rows(name: str, data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row that is not empty with its number, by the names of :data:`HEADINGS`."""
    table = _workbook(data) if name.lower().endswith(".xlsx") else _text(data)
    columns: dict[int, str] = {}
    for number, row in enumerate(table, start=1):
        if number > ROWS_AT_MOST:
            raise ValidationError(_("The table has too many rows."))
        if not columns:
            columns = _columns(row)
        elif any(cell.strip() for cell in row):
            yield number, {columns[at]: cell for at, cell in enumerate(row) if at in columns}


def _columns(row: list[str]) -> dict[int, str]:
    known = {word: name for name, words in HEADINGS.items() for word in words}
    found = {at: known[_plain(cell)] for at, cell in enumerate(row) if _plain(cell) in known}
    if "name" not in found.values():
        raise ValidationError(_("The first row must name the columns, with “Name and surname”."))
    return found


def _text(data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("Save the table as CSV in UTF-8.")) from error
    first = text.partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [row[:COLUMNS_AT_MOST] for row in lines]
    except csv.Error as error:
        raise ValidationError(_("The file can’t be read as a table.")) from error


def _workbook(data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook  # noqa: PLC0415  # read by who loads a table, by no reader

    try:
        # Unpacked with limits in another process first: openpyxl would read all that it is given.
        safe = cleaned(data, "xlsx")
        book = load_workbook(io.BytesIO(safe), read_only=True)
        rows = book.worksheets[0].iter_rows(
            max_row=ROWS_AT_MOST + 1, max_col=COLUMNS_AT_MOST, values_only=True
        )
        return [["" if cell is None else str(cell) for cell in row] for row in rows]
    except _UNREADABLE as error:
        raise ValidationError(_("This is no workbook that can be read.")) from error

"""A version as CSV, XLSX and JSON: one row a sign, the ids of the page."""

import datetime
import io
import json
from collections.abc import Iterator
from typing import Any

import xlsxwriter
from django.conf import settings
from django.utils.translation import gettext as _

from foundation.script import in_current, lang_tag
from foundation.tables import to_csv

from ..content import Sheet

COLUMNS = ("id", "dimension", "dimension_name", "sign", "guidance", "adult", "child")
WIDTHS = (9, 10, 34, 70, 60, 9, 9)


def about(found: Sheet, url: str, language: str) -> dict[str, Any]:
    """Return what a file says of itself."""
    return {
        "title": in_current(found.title),
        "set": found.slug,
        "version": found.number,
        "published_on": found.published_on.isoformat(),
        "status": "adopted" if found.is_adopted else "draft",
        "sector": found.sector,
        "ages": list(found.ages),
        "forms": list(found.forms),
        "phases": list(found.phases),
        "source": in_current(found.source),
        "language": lang_tag(language),
        "url": settings.BASE_URL + url,
    }


def rows(found: Sheet) -> Iterator[dict[str, Any]]:
    """Yield each sign, in the order of the page, in the script that is written now."""
    for dimension, signs in found.groups():
        for sign in signs:
            yield {
                "id": sign.id,
                "dimension": int(dimension),
                "dimension_name": in_current(dimension.label),
                "sign": in_current(sign.text),
                "guidance": in_current(sign.guidance),
                "adult": sign.adult.value,
                "child": sign.child.value,
            }


def as_csv(found: Sheet, url: str, language: str) -> bytes:
    """Return it as CSV that no spreadsheet runs as a formula."""
    named = {"set": found.slug, "version": found.number}
    return to_csv((*named, *COLUMNS), ({**named, **row} for row in rows(found)))


def as_json(found: Sheet, url: str, language: str) -> bytes:
    """Return it as JSON."""
    data = {"about": about(found, url, language), "signs": list(rows(found))}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def as_xlsx(found: Sheet, url: str, language: str) -> bytes:
    """Return it as a workbook: text stays text, whatever it begins with."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, {**options, "strings_to_numbers": False}) as book:
        # No time of making: the same version gives the same file.
        book.set_properties({"title": in_current(found.title), "created": _noon(found)})
        bold = book.add_format({"bold": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        signs = book.add_worksheet(in_current(_("Signs")))
        for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            signs.set_column(column, column, width, wrapped)
            signs.write_string(0, column, name, bold)
        signs.freeze_panes(1, 0)
        for line, row in enumerate(rows(found), start=1):
            for column, name in enumerate(COLUMNS):
                _write(signs, line, column, row[name])
        notes = book.add_worksheet(in_current(_("About")))
        notes.set_column(0, 1, 40, wrapped)
        for line, (name, value) in enumerate(about(found, url, language).items()):
            notes.write_string(line, 0, name, bold)
            _write(notes, line, 1, " ".join(value) if isinstance(value, list) else value)
    return out.getvalue()


def _write(sheet: Any, line: int, column: int, value: str | int) -> None:
    if isinstance(value, int):
        sheet.write_number(line, column, value)
    else:
        sheet.write_string(line, column, value)


def _noon(found: Sheet) -> datetime.datetime:
    return datetime.datetime.combine(found.published_on, datetime.time(12))

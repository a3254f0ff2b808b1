"""A version as CSV, XLSX and JSON: one row a sign, the ids of the page."""

import io
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from foundation.script import in_current, lang_tag
from foundation.tables import to_csv, to_json, workbook, write_pairs, write_sheet

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
    return to_json({"about": about(found, url, language), "signs": list(rows(found))})


def as_xlsx(found: Sheet, url: str, language: str) -> bytes:
    """Return it as a workbook: text stays text, whatever it begins with."""
    out = io.BytesIO()
    # No time of making: the same version gives the same file.
    with workbook(out, title=in_current(found.title), made_on=found.published_on) as book:
        write_sheet(book, in_current(_("Signs")), COLUMNS, rows(found), widths=WIDTHS)
        write_pairs(book, in_current(_("About")), about(found, url, language))
    return out.getvalue()

"""The files of a version, by name. Each is made once for what it says, and kept by its hash."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import segno
from django.core.files.storage import storages
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from foundation.cleaning.files import CleanFile
from foundation.printing import Language, pdf, woven

from ..content import Sheet
from . import tables
from .document import Document, card, check_address, checklist, poster

# Part of each hash: raised when a template changes, so that what was kept is made anew.
LAYOUT = 3


@dataclass(frozen=True)
class Made:
    """How a file is made: its label and format, and from what."""

    label: str | Promise
    format: str
    say: Callable[[Sheet, str, str], Document] | None = None
    table: Callable[[Sheet, str, str], bytes] | None = None


FILES = {
    "checklist.pdf": Made(_("Checklist, A4"), "PDF", say=checklist),
    "card.pdf": Made(_("Pocket card, A6, two sides"), "PDF", say=card),
    "poster.pdf": Made(_("Poster, A3"), "PDF", say=poster),
    "signs.csv": Made(_("The signs as a table"), "CSV", table=tables.as_csv),
    "signs.xlsx": Made(_("The signs as a workbook"), "XLSX", table=tables.as_xlsx),
    "signs.json": Made(_("The signs as data"), "JSON", table=tables.as_json),
}


def make(name: str, found: Sheet, url: str, language: str) -> bytes:
    """Return the file called ``name`` of a version whose page is at ``url``.

    Raises ``KeyError`` for a name that is none.
    """
    made = FILES[name]
    with override(language):
        if made.table is not None:
            return made.table(found, url, language)
        if made.say is None:
            raise KeyError(name)
        said = made.say(found, check_address(f"{url}held/"), language)
    return printed(name.removesuffix(".pdf"), said.data(), language)


def printed(form: str, said: dict[str, Any], language: str) -> bytes:
    """Return a document on paper, made now or kept from before."""
    text = json.dumps([LAYOUT, form, language, said], sort_keys=True, ensure_ascii=False)
    key = hashlib.sha256(text.encode()).hexdigest()
    shelf = storages["private"]
    path = f"indicators/{key[:2]}/{key}.pdf"
    if shelf.exists(path):
        with shelf.open(path) as kept:
            return bytes(kept.read())
    drawn = {"qr": qr(said["address"]), "cloth": cloth()}
    content = pdf(f"indicators_{form}", {**said, **drawn}, language=cast(Language, language))
    # Two who make it at once make the same: the second gets another name and is never read.
    shelf.save(path, CleanFile(content))
    return content


def qr(address: str) -> str:
    """Return the QR code of an address as SVG of one path."""
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(border=0, dark="#16282c"))


def cloth() -> str:
    """Return a band of the woven motif: stepped lozenges, as everywhere on this site."""
    return woven(_lozenge, 72, 6, ("#0f3a42", "#e6d8bb", "#4e8584"))


def _lozenge(x: int, y: int) -> int:
    across, down = abs(x % 12 - 6), abs(y % 6 - 3)
    distance = across + 2 * down
    if distance <= 2:
        return 2
    return 1 if distance <= 5 and distance > 3 else 0

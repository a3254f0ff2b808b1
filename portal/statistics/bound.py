"""Numbers inside sentences, bound to the tables: ``[[slug]]``, ``[[slug:row]]``,
``[[slug:row/column]]``, and with ``%`` the share of the total. ``[[=33]]`` is a number that is no
statistic (an article of a law), written so on purpose.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.contrib.auth.models import AnonymousUser
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation import generation
from foundation.access import Visitor
from foundation.safety import counts

from .codes import TOTAL
from .content import Sheet, ShownCell, sheet
from .queries import latest_versions

TOKEN = re.compile(r"\[\[([^\[\]]{1,160})\]\]")
_BOUND = re.compile(
    r"(?P<slug>[a-z0-9-]+)(?::(?P<row>[A-Za-z0-9-]+)(?:/(?P<column>[A-Za-z0-9-]+))?)?\s*(?P<share>%)?"
)
_FIXED = re.compile(r"=\s*(\d[\d., /-]*)")
_TYPED = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"(?:19|20)\d\d\.?")

Sheets = dict[str, Sheet]


class UnboundError(Exception):
    """A token that leads to no number, and why."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a text from being published: the words around it, and why."""

    passage: str
    why: str


def sheets_for(user: Visitor) -> Sheets:
    """Return the tables as they count now, by slug."""
    return {version.table.slug: sheet(version) for version in latest_versions(user)}


def public_sheets() -> Sheets:
    """Return the tables that everybody sees, kept while nothing changes."""
    return generation.kept(f"statistics:{get_language()}", lambda: sheets_for(AnonymousUser()))


def filled(text: str, sheets: Sheets) -> str:
    """Return a text with its numbers. What leads to none is said to be missing, never left out."""
    return TOKEN.sub(lambda found: _told(found[1], sheets), text)


def told(token: str) -> str:
    """Return what the inside of a token says to everybody now; that it is missing, if it is."""
    return _told(token, public_sheets())


def problems(text: str, sheets: Sheets, *, may_type: bool = True) -> Iterator[Problem]:
    """Yield what is wrong with the numbers of a text: tokens that lead to no number, and, where
    numbers may not be typed, those that are.
    """
    for found in TOKEN.finditer(text):
        try:
            number_of(found[1], sheets)
        except UnboundError as error:
            yield Problem(found[0], str(error))
    for passage in _few_in_fixed(text):
        yield Problem(passage, _("A number that is no statistic may not count a few people."))
    if not may_type:
        for passage in counts.in_words(_with_fixed(text)):
            yield Problem(passage, _("People are counted in words. Bind the number to a table."))
        for passage in _typed(TOKEN.sub("", text)):
            yield Problem(passage, _("This number is typed. Bind it to a table."))


def _with_fixed(text: str) -> str:
    """Return a text as it reads: numbers that are no statistic in their places."""
    return TOKEN.sub(lambda found: fixed[1] if (fixed := _fixed(found)) else "", text)


def _fixed(found: re.Match[str]) -> re.Match[str] | None:
    return _FIXED.fullmatch(found[1].strip())


def _few_in_fixed(text: str) -> Iterator[str]:
    """Yield where a number that is said to be no statistic counts a few people."""
    for found in TOKEN.finditer(text):
        if _fixed(found):
            others = _with_fixed(text[: found.start()]), _with_fixed(text[found.end() :])
            # Only this number is looked at: what else is typed has its own rules.
            start = len(others[0])
            whole = f"{others[0]}{_with_fixed(found[0])}{others[1]}"
            without = f"{others[0]}{' ' * (len(whole) - start - len(others[1]))}{others[1]}"
            yield from set(counts.few_people(whole)) - set(counts.few_people(without))


def number_of(token: str, sheets: Sheets) -> str:
    """Return the number that the inside of a token stands for. Raises ``UnboundError``."""
    fixed = _FIXED.fullmatch(token.strip())
    if fixed:
        return fixed[1].strip()
    said = _BOUND.fullmatch(token.strip())
    if said is None:
        raise UnboundError(_("This is no binding."))
    found = sheets.get(said["slug"])
    if found is None:
        raise UnboundError(_("There is no such table."))
    row = said["row"] or TOTAL
    column = said["column"] or TOTAL
    cell = _number(found.cell(row, column))
    if not said["share"]:
        return str(cell)
    whole = _number(found.cell(TOTAL, column if row != TOTAL else TOTAL))
    if not whole:
        raise UnboundError(_("A share of nothing."))
    return share(cell, whole)


def share(part: int, whole: int) -> str:
    """Return a share in percent with one decimal, rounded as people do."""
    exact = Decimal(part * 100) / Decimal(whole)
    rounded = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    # Serbian writes a space before the sign, which must not begin a line; English writes none.
    space = "" if get_language() == "en" else "\N{NO-BREAK SPACE}"
    return f"{number_format(rounded, decimal_pos=1)}{space}%"


def _number(cell: ShownCell) -> int:
    if cell.count is None:
        raise UnboundError(_("The table has no number there: %(words)s.") % {"words": cell.words})
    return cell.count


def _told(token: str, sheets: Sheets) -> str:
    try:
        return number_of(token, sheets)
    except UnboundError:
        return _("(the number is missing)")


def _typed(text: str) -> Iterator[str]:
    for found in _TYPED.finditer(text):
        number = found[0].rstrip(".,")
        if not _YEAR.fullmatch(number):
            yield text[max(0, found.start() - 30) : found.end() + 20].strip()

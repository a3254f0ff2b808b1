"""The words a plan uses for who does a thing and who pays for it."""

import re
from dataclasses import dataclass, field

from .irregularities import Code
from .places import Place
from .problems import Reason
from .report import Report
from .wording import without_mark

SEPARATOR = r"\s*(?:[,;/]|\bи\b)\s*|\s+"


@dataclass(frozen=True, slots=True)
class Term:
    """Something a cell can name: a code that never changes, its short and full name, the forms it
    is printed in.
    """

    code: str
    short: str
    name: str
    forms: tuple[str, ...]


HOLDERS = (
    Term("centre", "Центар", "Центар за заштиту жртава трговине људима", ("Центар",)),
    Term("iom", "ИОМ", "Међународна организација за миграције", ("ИОМ",)),
    Term("ilo", "ИЛО", "Међународна организација рада", ("ИЛО", "МОР")),
    Term("mrsp", "МРСП", "МРСП", ("МРСП",)),
    Term("partners", "Партнери", "Партнери", ("Партнери",)),
)
"""Who the printed plan names. It never spells out МРСП, so neither is it spelled out here."""

FUNDING = (
    Term("budget", "Буџет", "Буџет", ("Буџет",)),
    Term("project", "Пројектна средства", "Пројектна средства", ("Пројектна средства",)),
    Term(
        "opportunity",
        "Средства опортунитета",
        "Средства од одлагања кривичног гоњења (опортунитет)",
        ("Тужилачки опорт.", "Пренета средства из опортунитета", "Средства опортунитета"),
    ),
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The terms to look for. Others than the printed ones can be added by whoever imports a later
    plan.
    """

    holders: tuple[Term, ...] = field(default=HOLDERS)
    funding: tuple[Term, ...] = field(default=FUNDING)

    def read_holders(self, text: str, place: Place, report: Report) -> tuple[str, ...]:
        """Return the codes of the holders that the cell names; an unknown one is a problem in the
        report.
        """
        return _read(text, place, report, self.holders, Reason.HOLDER)

    def read_funding(self, text: str, place: Place, report: Report) -> tuple[str, ...]:
        """Return the codes of the sources that the cell names; an unknown one is a problem in the
        report.
        """
        return _read(text, place, report, self.funding, Reason.FUNDING)


def _read(
    text: str, place: Place, report: Report, terms: tuple[Term, ...], reason: Reason
) -> tuple[str, ...]:
    text = without_mark(text, place, report)
    named = {form.lower(): term for term in terms for form in term.forms}
    longest_first = sorted(named, key=len, reverse=True)
    pattern = re.compile(
        rf"({'|'.join(map(re.escape, longest_first)) or '(?!)'})(?!\w)({SEPARATOR}|$)",
        re.IGNORECASE,
    )
    found: list[Term] = []
    position, bare = 0, False
    while position < len(text):
        match = pattern.match(text, position)
        if match is None:
            report.fail(reason, place, text=text[position:])
            return ()
        if position == 0 and match[1][0].islower():
            report.note(
                Code.SMALL_LETTER,
                place,
                original=match[1],
                shown=match[1][0].upper() + match[1][1:],
            )
        found.append(named[match[1].lower()])
        bare = bare or match[2].isspace()
        position = match.end()
    if bare:
        report.note(
            Code.NO_SEPARATOR, place, original=text, shown=", ".join(term.short for term in found)
        )
    return tuple(dict.fromkeys(term.code for term in found))

"""The labels before goals and activities, however they are printed."""

import re
from dataclasses import dataclass

from .irregularities import Code
from .places import Place
from .report import Report
from .wording import fold

GENERAL = re.compile(r"општи\s*циљ\s*(?P<number>\d{1,2})\b\.?\s*(?P<rest>.*)", re.IGNORECASE)
SPECIFIC = re.compile(
    r"специфич\w{0,3}?\s*циљ\s*(?P<number>\d{1,2}\.\d{1,2})\b\.?\s*(?P<rest>.*)", re.IGNORECASE
)
ACTIVITY = re.compile(r"(?P<number>\d{1,2}\.\d{1,2}\.\d{1,2})\b\.?\s*(?P<rest>.*)")
COLUMNS = ("Специфични циљеви", "Активности", "Носилац", "Извор финансирања", "Рок")
OVERVIEW = re.compile(r"општи и специфични циљеви\b", re.IGNORECASE)
ACTIVITIES = re.compile(r"план активности\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A number and the words after it, as printed."""

    number: str
    rest: str


def general_goal(text: str, place: Place, report: Report) -> Labelled | None:
    """Return the general goal that the text names, or nothing if it names none."""
    return _labelled(GENERAL, "ОПШТИ ЦИЉ {number}", text, place, report)


def specific_goal(text: str, place: Place, report: Report) -> Labelled | None:
    """Return the specific goal that the text names, or nothing if it names none."""
    return _labelled(SPECIFIC, "Специфични циљ {number}.", text, place, report)


def activity(text: str, place: Place, report: Report) -> Labelled | None:
    """Return the activity that the text names, or nothing if it has no number or no words."""
    labelled = _labelled(ACTIVITY, "{number}.", text, place, report)
    return labelled if labelled and labelled.rest else None


def is_header(texts: list[str], place: Place, report: Report) -> bool:
    """Whether the texts are the names of the columns. A name written in an unusual way is
    reported.
    """
    folded = [fold(text, place, Report()) for text in texts]
    if [text.casefold() for text in folded] != [name.casefold() for name in COLUMNS]:
        return False
    for text, name in zip(texts, COLUMNS, strict=True):
        if fold(text, place, report) != name:
            report.note(Code.LABEL, place, original=text, shown=name)
    return True


def _labelled(
    pattern: re.Pattern[str], usual: str, text: str, place: Place, report: Report
) -> Labelled | None:
    # Folding changes letters one by one, so that what is found in the folded text stands there in
    # the printed one.
    found = pattern.match(fold(text, place, Report()))
    if not found:
        return None
    label, rest = text[: found.start("rest")], text[found.start("rest") :]
    printed, shown = fold(label.rstrip(), place, report), usual.format(number=found["number"])
    if "".join(printed.split()) != "".join(shown.split()):
        report.note(Code.LABEL, place, original=printed, shown=shown)
    elif printed != shown or (rest and label != f"{label.rstrip()} "):
        report.note(
            Code.SPACING,
            place,
            original=label + rest.split(" ")[0],
            shown=f"{shown} {rest.split(' ')[0]}",
        )
    return Labelled(found["number"], rest)

"""From the words of a deadline cell to its parts. What is not understood is a problem, never a
guess.
"""

import re
from collections.abc import Callable

from ..deadlines import Deadline, DeadlineKind, DeadlinePart
from .irregularities import Code
from .places import Place
from .problems import Reason
from .report import Report

ORDINALS = (
    "први|првог|I|1.",
    "други|другог|II|2.",
    "трећи|трећег|III|3.",
    "четврти|четвртог|IV|4.",
)
MONTHS = (
    "јануар|јануара",
    "фебруар|фебруара",
    "март|марта",
    "април|априла",
    "мај|маја",
    "јун|јуна",
    "јул|јула",
    "август|августа",
    "септембар|септембра",
    "октобар|октобра",
    "новембар|новембра",
    "децембар|децембра",
)


def _numbered(alternatives: tuple[str, ...]) -> dict[str, int]:
    return {
        form.lower(): number
        for number, forms in enumerate(alternatives, 1)
        for form in forms.split("|")
    }


def _any(forms: dict[str, int]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))


QUARTER_NUMBERS = _numbered(ORDINALS)
MONTH_NUMBERS = _numbered(MONTHS)
QUARTER = rf"(?P<quarter>{_any(QUARTER_NUMBERS)}) *квартал"
MONTH, UNTIL = (rf"(?P<{name}>{_any(MONTH_NUMBERS)})" for name in ("month", "until"))


def _quarter(kind: DeadlineKind) -> Callable[[re.Match[str]], DeadlinePart]:
    return lambda found: DeadlinePart(kind, quarter=QUARTER_NUMBERS[found["quarter"].lower()])


def _from_month(found: re.Match[str]) -> DeadlinePart:
    return DeadlinePart(DeadlineKind.FROM_MONTH, month=MONTH_NUMBERS[found["month"].lower()])


def _range(found: re.Match[str]) -> DeadlinePart:
    first, last = (MONTH_NUMBERS[found[name].lower()] for name in ("month", "until"))
    return DeadlinePart(DeadlineKind.RANGE, month=first, until_month=last)


def _after(found: re.Match[str]) -> DeadlinePart:
    names = re.split(r" и (?=[А-ЯЂЈЉЊЋЏ])", found["events"])
    if any(" и " in name for name in names):
        raise ValueError("it can't be told whether this is one event or two")
    deed = found["deed"].capitalize().removesuffix("а") + "е"
    return DeadlinePart(DeadlineKind.AFTER_EVENTS, events=tuple(f"{deed} {name}" for name in names))


PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DeadlinePart]], ...] = tuple(
    (re.compile(pattern + r"(?!\w)", re.IGNORECASE), part)
    for pattern, part in [
        (QUARTER + " и континуирано", _quarter(DeadlineKind.QUARTER_THEN_CONTINUOUS)),
        (QUARTER, _quarter(DeadlineKind.QUARTER)),
        (f"од {QUARTER}а", _quarter(DeadlineKind.FROM_QUARTER)),
        (f"(?:од )?{MONTH}(?: *[-–—] *| до ){UNTIL}", _range),
        (f"од {MONTH}", _from_month),
        ("континуирано", lambda found: DeadlinePart(DeadlineKind.CONTINUOUS)),
        (r"након (?P<deed>\w+ња) (?P<events>[^,;]+)", _after),
    ]
)
SEPARATOR = re.compile(r"\s*[,;/]\s*|\s+и\s+|\s+")


def read_deadline(text: str, place: Place, report: Report) -> Deadline | None:
    """Return the parts that the cell's cleaned words say, in their order.

    Words left over, and parts that contradict themselves, are a problem in the report and give
    nothing.
    """
    parts: list[DeadlinePart] = []
    rest = text
    while rest:
        matches = ((pattern.match(rest), part) for pattern, part in PATTERNS)
        found, part = next(((match, part) for match, part in matches if match), (None, None))
        try:
            if found is None or part is None:
                raise ValueError("unknown words")
            parts.append(part(found))
        except ValueError:
            report.fail(Reason.DEADLINE, place, text=text)
            return None
        rest = rest[found.end() :]
        gap = SEPARATOR.match(rest)
        rest = rest[gap.end() :] if gap else rest
    if not parts:
        report.fail(Reason.DEADLINE, place, text=text)
        return None
    if len(parts) > 1:
        report.note(Code.COMPOUND_DEADLINE, place, original=text, count=str(len(parts)))
    return Deadline(tuple(parts))

"""Numbers as printed, addresses that are unique."""

from collections.abc import Iterable, Sequence
from string import ascii_lowercase

from .irregularities import Code
from .places import Place
from .report import Report


def addresses(numbered: Sequence[tuple[str, Place]], report: Report) -> list[str]:
    """Return an address for each printed number: the number, and for a repeated one ``-b``, ``-c``
    and so on.

    Each number that is printed more than once is reported with all its places.
    """
    places: dict[str, list[Place]] = {}
    found = []
    for number, place in numbered:
        before = len(places.setdefault(number, []))
        places[number].append(place)
        found.append(number + (f"-{_suffix(before)}" if before else ""))
    for number, where in places.items():
        if len(where) > 1:
            last = f"{number}-{_suffix(len(where) - 1)}"
            report.note(
                Code.DUPLICATE_NUMBER, *where, number=number, times=str(len(where)), address=last
            )
    return found


def check_order(above: str, numbered: Iterable[tuple[str, Place]], report: Report) -> None:
    """Report each number that is not the next one under the number ``above`` (empty for general
    goals).

    A number that was there before is a duplicate, which is reported elsewhere.
    """
    seen = set()
    for position, (number, place) in enumerate(numbered, start=1):
        expected = f"{above}.{position}".lstrip(".")
        if number != expected and number not in seen:
            report.note(Code.UNEXPECTED_NUMBER, place, number=number, expected=expected)
        seen.add(number)


def _suffix(before: int) -> str:
    return ascii_lowercase[before] if before < len(ascii_lowercase) else str(before + 1)

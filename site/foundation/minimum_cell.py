"""The minimum-cell rule: a count of people that is small enough to point at someone is never shown.

Hiding a cell so that it can't be solved back from totals is the business of whoever publishes
tables; this module says which single counts are too small, and what a reader sees in their place.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class CellStatus(StrEnum):
    """What a published cell holds."""

    VALUE = "value"
    ZERO = "zero"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"


LABELS = {
    CellStatus.VALUE: gettext_lazy("value"),
    CellStatus.ZERO: gettext_lazy("zero"),
    CellStatus.UNKNOWN: gettext_lazy("unknown"),
    CellStatus.SUPPRESSED: gettext_lazy("suppressed"),
}


@dataclass(frozen=True)
class Cell:
    """A count as it may be shown. ``count`` is ``None`` unless the status is value or zero."""

    status: CellStatus
    count: int | None = None

    def __str__(self) -> str:
        match self.status:
            case CellStatus.SUPPRESSED:
                return _("fewer than %(minimum)s") % {"minimum": settings.MINIMUM_CELL}
            case CellStatus.UNKNOWN:
                return _("unknown")
            case _:
                return str(self.count)


def is_small(count: int) -> bool:
    """Say whether ``count`` people are too few to be shown. Zero is not."""
    return 0 < count < settings.MINIMUM_CELL


def disclose(count: int | None) -> Cell:
    """Return what may be shown of a count of people; ``None`` means it is not known.

    Raises ``ValueError`` for a negative count.
    """
    if count is None:
        return Cell(CellStatus.UNKNOWN)
    if count < 0:
        raise ValueError("A count of people is never negative.")
    if count == 0:
        return Cell(CellStatus.ZERO, 0)
    return Cell(CellStatus.SUPPRESSED) if is_small(count) else Cell(CellStatus.VALUE, count)

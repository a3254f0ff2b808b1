"""How often an item was taken away, as readers and editors may know it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Sum

from foundation.access import Visitor, visible_to

from ..codes import Sector
from .models import DownloadTally

STEP = 10
"""Counts are given in whole tens, rounded down: nobody learns one more or one less, neither from
day to day nor from the difference of a sum and its parts. So nothing below ten is shown."""


def shown(count: int) -> int:
    """Return what may be said of a count; 0 for what may not be said."""
    return count // STEP * STEP


def downloads_of(user: Visitor, item_id: int) -> tuple[int, Mapping[str, int]]:
    """Return at least how often an item was taken away, and by sectors: those that are shown."""
    tallies = visible_to(user, DownloadTally.objects.filter(item_id=item_id))
    by_sector = dict(
        tallies.order_by()
        .values_list("sector")
        .annotate(total=Sum("count"))
        .values_list("sector", "total")
    )
    told = {sector: shown(total) for sector, total in by_sector.items() if sector}
    return shown(sum(by_sector.values())), {code: least for code, least in told.items() if least}


@dataclass(frozen=True, slots=True)
class Period:
    """What may be said of a day or a month that begins on a day: by sector (empty for none named),
    and together; 0 for what may not be said.
    """

    begins: date
    counts: Mapping[str, int]
    total: int


def periods(*, by_day: bool) -> list[Period]:
    """Return the days or months of which something may be said, the newest first.

    Only what everybody may see is counted: the answer is the same whoever asks.
    """
    found: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    tallies = visible_to(AnonymousUser(), DownloadTally.objects.all()).order_by()
    for day, sector, count in tallies.values_list("day", "sector").annotate(total=Sum("count")):
        found[day if by_day else day.replace(day=1)][sector] += count
    told = [_told(begins, counts) for begins, counts in sorted(found.items(), reverse=True)]
    return [each for each in told if each.total]


def _told(begins: date, counts: Mapping[str, int]) -> Period:
    each = {code: counts.get(code, 0) for code in [*Sector.values, ""]}
    return Period(
        begins, {code: shown(count) for code, count in each.items()}, total(each.values())
    )


def total(counts: Iterable[int]) -> int:
    """Return what may be said of a sum beside its parts: at most so much that each part that is not
    shown may still be anything from nothing to nine.
    """
    parts = list(counts)
    hidden = sum(1 for count in parts if not shown(count))
    most = sum(shown(count) + STEP - 1 for count in parts if shown(count))
    # Were one of the hidden nothing, the others could still make up the sum.
    room = most + (STEP - 1) * max(hidden - 1, 0)
    return shown(min(sum(parts), room))

"""How often an item was taken away, as readers and editors may know it."""

from collections.abc import Mapping

from django.db.models import Sum

from foundation.access import Visitor, visible_to

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

"""Items as evidence that an activity of the work plan was done, and as what a sector works with."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.http import HttpRequest

from foundation.access import visible_to

from ..codes import Sector
from ..plan.evidence import Evidence, register_evidence_source
from ..sectors import SectorItem, register_for_sector
from .codes import ItemKind
from .filters import SECTOR, sectors_of
from .models import ItemActivity
from .queries import shelved

# What somebody in the field works by; a home shows so many, the newest.
_FOR_WORK = (ItemKind.PROCEDURE, ItemKind.PROTOCOL, ItemKind.MANUAL, ItemKind.FORM)
_MOST = 6


def items_as_evidence(
    request: HttpRequest, keys: Collection[UUID]
) -> Iterator[tuple[UUID, Evidence]]:
    """Give the items that show the activities with these keys, each with the key it is for."""
    links = ItemActivity.objects.filter(activity__translation_key__in=keys)
    pairs = list(
        visible_to(request.user, links).values_list("activity__translation_key", "item_id")
    )
    if not pairs:
        return
    found = {each.item.pk: each for each in shelved(request.user)}
    for key, pk in pairs:
        if pk in found:
            item = found[pk].item
            day = item.adopted_on or found[pk].changed_on
            url = item.get_url(request)
            yield key, Evidence(item.said("title"), url, ItemKind(item.kind).label, day)


def items_for_sector(request: HttpRequest, sector: Sector) -> Iterable[SectorItem]:
    """Return procedures, protocols, manuals and forms for a sector: its own first, by kind."""
    mine = [
        each
        for each in shelved(request.user)
        if each.item.kind in _FOR_WORK and sector.value in sectors_of(each)
    ]
    mine.sort(key=lambda each: not each.item.sectors)
    chosen = sorted(mine[:_MOST], key=lambda each: _FOR_WORK.index(ItemKind(each.item.kind)))
    return [
        SectorItem(
            each.item.said("title"),
            # Downloads are counted by the sector whose home leads to them.
            f"{each.item.get_url(request)}?{SECTOR}={sector.value}",
            ItemKind(each.item.kind).label,
            each.changed_on,
            each.item.said("summary"),
        )
        for each in chosen
    ]


def declare() -> None:
    """Tell the plan and the sectors where items are."""
    register_evidence_source("library", items_as_evidence)
    register_for_sector("library", items_for_sector)

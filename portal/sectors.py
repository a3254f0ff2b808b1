"""What there is for a sector. Rooms above register what they have: courses, news, procedures."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise

from .codes import Sector


@dataclass(frozen=True, slots=True)
class SectorItem:
    """One thing for a sector: its title, address, kind (in the reader's language) and day.

    ``lang`` is the language tag of a title that is not in the language that is active.
    """

    title: str
    url: str
    kind: str | Promise
    date: datetime.date | None = None
    lead: str = ""
    lang: str = ""


SectorSource = Callable[[HttpRequest, Sector], Iterable[SectorItem]]
"""Gives what there is for one sector: only what ``request.user`` may see, in the language that is
active where it is there, newest first, a dozen at most, in a fixed number of queries.
"""

_sources: dict[str, SectorSource] = {}


def register_for_sector(name: str, source: SectorSource) -> None:
    """Add a source of things for sectors, or replace the one of that name."""
    _sources[name] = source


def items_for(request: HttpRequest, sector: Sector) -> list[SectorItem]:
    """Return what every source has for a sector, in the order of registration."""
    return [item for source in _sources.values() for item in source(request, sector)]

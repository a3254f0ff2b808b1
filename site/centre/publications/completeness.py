"""Which required document is there for which year, which is missing, and which need not be."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from foundation.access import Visitor, visible_to

from .. import models
from .kinds import CellState, PublicationKind

if TYPE_CHECKING:
    from .duty import PublicationDuty
    from .files import PublishedFile
    from .page import PublicationPage


@dataclass(frozen=True)
class Cell:
    """How it stands with one kind in one year; ``page`` and ``file`` (the newest version) are there
    when it is published.
    """

    year: int
    kind: PublicationKind
    state: CellState
    due: date
    page: "PublicationPage | None" = None
    file: "PublishedFile | None" = None
    reason: str = ""


@dataclass(frozen=True)
class InForce:
    """A kind of which something is in force rather than due each year, with what there is."""

    kind: PublicationKind
    pages: "list[tuple[PublicationPage, PublishedFile | None]]"


def duties() -> "list[PublicationDuty]":
    """Return what is due each year, in the order of the kinds, with the exemptions read."""
    order = list(PublicationKind)
    found = models.PublicationDuty.objects.prefetch_related("exemptions")
    return sorted(found, key=lambda duty: order.index(PublicationKind(duty.kind)))


@dataclass(frozen=True)
class Published:
    """The pages beneath an index that a visitor may see, by day and key, and the newest file of
    each by the key of the page.
    """

    pages: "list[PublicationPage]"
    newest: "dict[int, PublishedFile]"


def published(user: Visitor, index: Page) -> Published:
    """Return what is there beneath ``index``: two queries."""
    beneath = models.PublicationPage.objects.child_of(index).defer_streamfields()
    pages = list(visible_to(user, beneath).order_by("date", "pk"))
    files = visible_to(user, models.PublishedFile.objects.filter(page__in=pages))
    return Published(pages, {file.page_id: file for file in files.order_by("number", "-pk")})


def cells(
    found: Published, needed: "list[PublicationDuty]", today: date | None = None
) -> list[Cell]:
    """Return every cell of the table of what is needed, the newest year first."""
    today = today or timezone.localdate()
    there = {(page.kind, page.year): page for page in found.pages}
    return [
        _cell(duty, year, there.get((duty.kind, year)), found.newest, today)
        for year in _years(needed, there, today)
        for duty in needed
    ]


def _cell(
    duty: "PublicationDuty",
    year: int,
    page: "PublicationPage | None",
    newest: "dict[int, PublishedFile]",
    today: date,
) -> Cell:
    kind, due = PublicationKind(duty.kind), duty.due_on(year)
    if page is not None:
        return Cell(year, kind, CellState.PUBLISHED, due, page, newest.get(page.pk))
    for exemption in duty.exemptions.all():
        if exemption.year == year:
            reason = exemption.shown_reason
            return Cell(year, kind, CellState.NOT_APPLICABLE, due, reason=reason)
    if year < duty.since_year:
        return Cell(year, kind, CellState.NOT_APPLICABLE, due)
    state = CellState.NOT_DUE if today <= due else CellState.MISSING
    return Cell(year, kind, state, due)


def _years(needed: "list[PublicationDuty]", there: Any, today: date) -> Iterator[int]:
    """Give the years from the first that is due to this one, or a later one that is there."""
    kinds = {duty.kind for duty in needed}
    found = [year for kind, year in there if kind in kinds and year is not None]
    if not needed:
        return
    first = min(*(duty.since_year for duty in needed), *found, today.year)
    yield from range(max([today.year, *found]), first - 1, -1)


def in_force(found: Published) -> list[InForce]:
    """Return what is in force of the kinds that are not due each year, none left out, the latest
    first.
    """
    kinds = [PublicationKind.GENERAL_ACT, PublicationKind.BOOKLET]
    listed: dict[str, list[PublicationPage]] = defaultdict(list)
    # Sorting is stable: of one day the first entered stays first.
    for page in sorted(found.pages, key=lambda page: page.date, reverse=True):
        listed[page.kind].append(page)
    return [
        InForce(kind, [(page, found.newest.get(page.pk)) for page in listed[kind]])
        for kind in kinds
    ]


def as_rows(request: HttpRequest, index: Page) -> Iterator[dict[str, Any]]:
    """Give the table as flat rows for downloads, as everybody sees it."""
    for cell in cells(published(AnonymousUser(), index), duties()):
        yield {
            "year": cell.year,
            "kind": cell.kind.value,
            "kind_name": str(cell.kind.label),
            "state": cell.state.value,
            "state_name": str(cell.state.label),
            "due": cell.due.isoformat(),
            "title": cell.page.title if cell.page else "",
            "url": cell.page.get_full_url(request) if cell.page else "",
            "version": cell.file.number if cell.file else "",
            "date": cell.file.date.isoformat() if cell.file else "",
            "sha256": cell.file.sha256 if cell.file else "",
            "reason": cell.reason,
        }

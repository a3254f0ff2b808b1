"""What is written of statistics: sources and versions of tables, and only what may be published."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone

from foundation.minimum_cell import CellStatus

from .codes import Certainty, rank_of
from .examination import examine
from .linking import ANY, Told, system
from .models import (
    StatisticsSource,
    StatisticsTable,
    TableCell,
    TableVersion,
    TableWithdrawal,
)
from .protection import Finding, Trouble, suggest
from .protection.counting import is_small
from .reading import ReadTable

Place = tuple[str, str]


class UnsafeError(Exception):
    """Publishing would give a small count away, or what is published would not add up."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(", ".join(finding.trouble for finding in findings))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a table beside its cells."""

    source: StatisticsSource
    measure: str
    rows: str
    columns: str
    first_year: int
    year: int
    seen_on: date
    definition: str
    definition_en: str
    note: str = ""
    note_en: str = ""
    address: str = ""
    is_whole: bool = True
    is_example: bool = False

    def identity(self) -> dict[str, object]:
        """Return by what a table is the same table."""
        names = ("source", "measure", "rows", "columns", "first_year", "year")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A table that was read, what is said of it, and which of its cells are to be hidden."""

    facts: Facts
    table: ReadTable
    hidden: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What publishing would show: what is wrong with it, what could be hidden besides, and which
    published tables say another number of the same.
    """

    told: Told
    findings: list[Finding]
    suggestions: list[tuple[Place, ...]]
    elsewhere: list[StatisticsTable]


def look_at_table(
    *,
    facts: Facts,
    table: ReadTable,
    hidden: Collection[Place] = (),
    beside: Sequence[Loaded] = (),
) -> Look:
    """Return what is wrong with publishing a table, the cells of ``hidden`` hidden, together with
    everything that is published and what is to be published ``beside`` it. Nothing is written.
    """
    new = _told(facts, table, hidden)
    published = _published()
    others = [*published, *(_told(each.facts, each.table, each.hidden) for each in beside)]
    findings = examine([*others, new])
    suggestions = _suggestions(others, new) if findings else []
    loaded = {new.slug, *(each.slug for each in others[len(published) :])}
    return Look(new, findings, suggestions, _elsewhere(findings, published, loaded))


def _elsewhere(
    findings: list[Finding], published: list[Told], loaded: Collection[str]
) -> list[StatisticsTable]:
    """Return the published tables, not ``loaded`` anew, that a finding is about because they say
    another number.
    """
    keys = {key for each in findings if each.trouble is Trouble.DIFFERS for key in each.keys}
    slugs = [
        each.slug
        for each in published
        if each.slug not in loaded and any(each.key(place) in keys for place in each.cells)
    ]
    return list(StatisticsTable.objects.filter(slug__in=slugs).select_related("source"))


def publish_table(
    *, facts: Facts, table: ReadTable, hidden: Collection[Place] = ()
) -> TableVersion | None:
    """Publish the next version of a table, as ``publish_tables`` does."""
    return publish_tables(tables=[Loaded(facts, table, tuple(hidden))])[0]


@transaction.atomic
def publish_tables(*, tables: Sequence[Loaded]) -> list[TableVersion | None]:
    """Publish the next versions of different tables in one act, so that a number that stands in
    several of them can be corrected. Nothing for a table that says what its last version does.

    Raises ``UnsafeError``, and publishes none, if something published could be worked out or does
    not add up. What is hidden is not stored.
    """
    # One at a time: two that are safe alone may not be safe together.
    list(StatisticsSource.objects.select_for_update().order_by("pk"))
    new = [_told(each.facts, each.table, each.hidden) for each in tables]
    if findings := examine([*_published(), *new]):
        raise UnsafeError(findings)
    return [_publish(each.facts, each.table, told) for each, told in zip(tables, new, strict=True)]


def _publish(facts: Facts, table: ReadTable, told: Told) -> TableVersion | None:
    kept, _made = StatisticsTable.objects.get_or_create(
        **facts.identity(),
        defaults={"is_whole": facts.is_whole, "is_example": facts.is_example},
    )
    last = kept.versions.select_related("withdrawal").order_by("-number").first()
    if last is not None and not last.withdrawn and _says(last) == _would_say(facts, told):
        return None
    version = TableVersion.objects.create(
        table=kept,
        number=last.number + 1 if last else 1,
        published_on=timezone.localdate(),
        **{name: getattr(facts, name) for name in _WORDS},
    )
    TableCell.objects.bulk_create(_cells(version, told, table))
    _tell_search(kept, last, version)
    return version


@transaction.atomic
def withdraw_version(*, version: TableVersion, reason: str, reason_en: str) -> TableWithdrawal:
    """Take what a version says from every page, file, sentence and chart. Its address stays and
    says since when and why. Whoever publishes afterwards is still checked against its numbers.
    """
    withdrawal = TableWithdrawal.objects.create(
        version=version, withdrawn_on=timezone.localdate(), reason=reason, reason_en=reason_en
    )
    _tell_search(version.table, version)
    return withdrawal


def _tell_search(table: StatisticsTable, *versions: TableVersion | None) -> None:
    """Search reads what was saved: the table, the version that counts, and no more the last."""
    table.save()
    for each in filter(None, versions):
        post_save.send(TableVersion, instance=each, created=False, raw=False, update_fields=None)


def recheck_published() -> list[Finding]:
    """Return what is wrong with everything that is published, as it stands."""
    return examine(_published())


_WORDS = (
    "seen_on",
    "definition",
    "definition_en",
    "note",
    "note_en",
    "address",
)


def _told(facts: Facts, table: ReadTable, hidden: Collection[Place]) -> Told:
    away = set(hidden)
    cells: dict[Place, tuple[CellStatus, int | None]] = {}
    truth: dict[Place, int] = {}
    for place in in_order(table.cells, facts.rows, facts.columns):
        status, count = table.cells[place]
        # Zeros and what is not known are never hidden: there is nobody to protect.
        if place in away and count:
            cells[place] = (CellStatus.SUPPRESSED, None)
            truth[place] = count
        else:
            cells[place] = (status, count)
    kept = StatisticsTable(**{**facts.identity(), "source": facts.source})
    return Told(
        slug=kept.made_slug(),
        source=facts.source.code,
        measure=facts.measure,
        rows=facts.rows,
        columns=facts.columns,
        first_year=facts.first_year,
        year=facts.year,
        is_whole=facts.is_whole,
        cells=cells,
        truth=truth,
    )


def _published() -> list[Told]:
    """Return every version of every table, oldest first: also of a page that is not public now."""
    versions = TableVersion.objects.select_related("table__source", "withdrawal")
    versions = versions.prefetch_related("cells")
    return [_stored(version) for version in versions.order_by("table_id", "number")]


def _stored(version: TableVersion) -> Told:
    table = version.table
    rows = TableCell.objects.none() if version.pk is None else version.cells.all()
    return Told(
        slug=table.slug,
        source=table.source.code,
        measure=table.measure,
        rows=table.rows,
        columns=table.columns,
        first_year=table.first_year,
        year=table.year,
        is_whole=table.is_whole,
        cells={(cell.row, cell.column): (CellStatus(cell.status), cell.count) for cell in rows},
        is_withdrawn=version.withdrawn is not None,
    )


def _suggestions(others: list[Told], new: Told) -> list[tuple[Place, ...]]:
    """Return which cells of the new table could be hidden, in the order of the table."""
    published, truth = system([*others, new])
    places = {new.key(place): place for place, (_status, count) in new.cells.items() if count}
    truth |= {key: count for key, count in published.shown.items() if key in places}
    once = {
        other.key(place)._replace(source=ANY)
        for other in others
        for place, (status, _count) in other.cells.items()
        if status is CellStatus.SUPPRESSED
    }
    # What was hidden in any version stays hidden.
    again = [key for key in places if key._replace(source=ANY) in once and key in published.shown]
    found = suggest(published.hiding(again), [key for key in places if key not in again], truth)
    offered = [tuple(places[key] for key in (*again, *keys) if key in places) for keys in found]
    return [each for each in offered if each and not examine([*others, _hiding(new, each)])]


def _hiding(told: Told, places: Collection[Place]) -> Told:
    """Return what a table would say with more of its cells hidden."""
    away = {place: told.cells[place][1] for place in places}
    truth = {place: count for place, count in away.items() if count}
    cells = {**told.cells, **dict.fromkeys(truth, (CellStatus.SUPPRESSED, None))}
    return replace(told, cells=cells, truth={**told.truth, **truth})


def _cells(version: TableVersion, told: Told, table: ReadTable) -> list[TableCell]:
    return [
        TableCell(
            version=version,
            position=position,
            row=place[0],
            column=place[1],
            status=status,
            count=count,
            certainty=table.certainties.get(place[0], Certainty.READ),
            note=table.notes.get(place[0], ("", ""))[0],
            note_en=table.notes.get(place[0], ("", ""))[1],
        )
        for position, (place, (status, count)) in enumerate(told.cells.items())
    ]


def _says(version: TableVersion) -> tuple[object, ...]:
    return tuple(getattr(version, name) for name in _WORDS), dict(_stored(version).cells)


def _would_say(facts: Facts, told: Told) -> tuple[object, ...]:
    return tuple(getattr(facts, name) for name in _WORDS), dict(told.cells)


def in_order(places: Iterable[Place], rows: str, columns: str) -> list[Place]:
    """Return the places of a table in the order of the lists of codes: the order of a file may
    follow the counts, and would tell how large a hidden one is.
    """
    return sorted(places, key=lambda place: (rank_of(rows, place[0]), rank_of(columns, place[1])))


def small_places(table: ReadTable) -> list[Place]:
    """Return the cells that must be hidden by themselves."""
    return [place for place, (_status, count) in table.cells.items() if is_small(count or 0)]

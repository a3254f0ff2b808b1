"""Tables as one system: the same count has one key wherever it stands.

A key is (source, measure, first year, last year, parts), and parts are pairs of dimension and
category. Where two sources don't contradict each other about a measure and its years, a reader may
take them for one: then they are also audited as one, with ``ANY`` for the source.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any, NamedTuple

from foundation.minimum_cell import CellStatus

from .codes import SAME, TOTAL, Dimension
from .protection import Equation, Published

ANY = ""
REST = "rest"
Parts = tuple[tuple[str, str], ...]
Place = tuple[str, str]
Years = tuple[str, int, int]
NO_YEARS: frozenset[Years] = frozenset()


class Count(NamedTuple):
    """The key of one count."""

    source: str
    measure: str
    first_year: int
    year: int
    parts: Parts = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What one version of a table says: by row and column a status, and a count where there is one.

    ``truth`` are counts behind hidden cells, where they are known: before publishing, never after.
    """

    slug: str
    source: str
    measure: str
    rows: str
    columns: str
    first_year: int
    year: int
    is_whole: bool
    cells: Mapping[Place, tuple[CellStatus, int | None]]
    truth: Mapping[Place, int] = field(default_factory=dict)
    is_withdrawn: bool = False

    def key(self, place: Place) -> Count:
        """Return the key of a cell."""
        first, last, parts = self.first_year, self.year, dict[str, str]()
        for dimension, code in zip((self.rows, self.columns), place, strict=True):
            if code == TOTAL:
                continue
            if dimension == Dimension.YEAR:
                first = last = int(code)
            else:
                parts[dimension] = code
        return _known(Count(self.source, self.measure, first, last, tuple(sorted(parts.items()))))

    def equations(self) -> Iterator[Equation]:
        """Yield which of its cells are sums of which."""
        rows, columns = ({place[at] for place in self.cells} - {TOTAL} for at in (0, 1))
        for column in sorted(columns | {TOTAL}):
            if rows:
                parts = [(row, column) for row in sorted(rows) if (row, column) in self.cells]
                yield self._sum((TOTAL, column), parts, self.rows)
        for row in sorted(rows | {TOTAL}):
            if columns:
                parts = [(row, column) for column in sorted(columns) if (row, column) in self.cells]
                yield self._sum((row, TOTAL), parts, self.columns)

    def _sum(self, whole: Place, parts: list[Place], dimension: str) -> Equation:
        keys = [self.key(place) for place in parts]
        if not self.is_whole:
            total = self.key(whole)
            keys.append(total._replace(parts=(*total.parts, (dimension, f"{REST}-{self.slug}"))))
        return Equation(self.key(whole), tuple(keys))


def system(
    tables: list[Told], merged: frozenset[Years] = NO_YEARS
) -> tuple[Published, dict[Count, int]]:
    """Return everything that is published as one system, and the truth that is known.

    For each (measure, first year, last year) of ``merged`` the sources are taken for one.
    """

    def named(key: Any) -> Count:
        return key._replace(source=ANY) if key[1:4] in merged else key

    shown: dict[Count, int] = {}
    hidden: set[Count] = set()
    truth: dict[Count, int] = {}
    for table in tables:
        for place, (status, count) in table.cells.items():
            key = named(table.key(place))
            if count is not None:
                shown[key] = count
            elif status is CellStatus.SUPPRESSED:
                hidden.add(key)
        truth |= {named(table.key(place)): count for place, count in table.truth.items()}
    newest = list({table.slug: table for table in tables}.values())
    equations = [
        Equation(named(each.whole), tuple(map(named, each.parts)))
        for table in newest
        for each in table.equations()
    ]
    told = shown.keys() | hidden
    equations = _useful([*equations, *_of_years(told), *_of_ranges(told), *_of_reports(told)], told)
    named_keys = {key for each in equations for key in (each.whole, *each.parts)}
    # What only an older version named, and nothing is a sum of now, is examined with that version.
    now = {named(table.key(place)) for table in newest for place in table.cells}
    hides = frozenset(hidden & (now | named_keys) - shown.keys())
    return Published(shown, hides, frozenset(named_keys - told), tuple(equations)), truth


def _useful(equations: Iterable[Equation], told: set[Count]) -> list[Equation]:
    """Return each equation once; one whose whole nobody told says nothing."""
    return list(dict.fromkeys(each for each in equations if each.whole in told))


def _of_years(told: set[Count]) -> Iterator[Equation]:
    for key in sorted(told):
        if key.first_year < key.year:
            years = range(key.first_year, key.year + 1)
            parts = tuple(key._replace(first_year=year, year=year) for year in years)
            if any(part in told for part in parts):
                yield Equation(key, parts)


def _of_ranges(told: set[Count]) -> Iterator[Equation]:
    """Yield what two sums of years that start or end together leave between them."""
    sums = [key for key in sorted(told) if key.first_year < key.year]
    for one, other in permutations(sums, 2):
        if one._replace(first_year=0, year=0) != other._replace(first_year=0, year=0):
            continue
        if one.first_year == other.first_year and one.year < other.year:
            yield Equation(other, (one, other._replace(first_year=one.year + 1)))
        elif one.year == other.year and one.first_year > other.first_year:
            yield Equation(other, (other._replace(year=one.first_year - 1), one))


def _of_reports(told: set[Count]) -> Iterator[Equation]:
    """Yield that the identified of a year were reported in that year or earlier."""
    by = Dimension.REPORTED.value
    for key in sorted(told):
        if (by, "same-year") in key.parts:
            rest = tuple(part for part in key.parts if part[0] != by)
            earlier = tuple(sorted((*rest, (by, "earlier"))))
            yield Equation(key._replace(parts=rest), (key, key._replace(parts=earlier)))


def _known(key: Count) -> Count:
    """Return the one name of a count that is part of one measure and the whole of another."""
    for dimension, code in key.parts:
        same = SAME.get((key.measure, dimension, code))
        if same is not None:
            measure, *part = same
            others = (each for each in key.parts if each != (dimension, code))
            return key._replace(measure=measure, parts=tuple(sorted((*others, (part[0], part[1])))))
    return key

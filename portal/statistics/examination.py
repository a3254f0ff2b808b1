"""What is wrong with everything that is published together: tables, years, sources and versions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from foundation.minimum_cell import CellStatus

from .linking import ANY, NO_YEARS, Count, Told, Years, system
from .protection import Finding, Trouble, audit
from .versions import before_and_after, shown_again, unchanged_between


def examine(published: Iterable[Told]) -> list[Finding]:
    """Return what is wrong with tables published together, each version oldest first; nothing where
    no hidden count can be worked out.
    """
    told = list(published)
    findings = [*_contradictions(told)]
    if findings:
        return findings
    counted = [table for table in told if not table.is_withdrawn]
    for tables, merged in ((counted, NO_YEARS), (counted, _agreeing(counted))):
        findings += _new(audit(*system(tables, merged)), findings)
    for tables in _readings(told, counted):
        found = audit(*system(tables))
        # Read so, it doesn't add up: nobody can read it so.
        if not any(each.trouble is Trouble.SUM for each in found):
            findings += _new(found, findings)
    findings += _new([*shown_again(told), *before_and_after(told)], findings)
    if not findings:
        # What is worked out more simply is said more plainly.
        findings += unchanged_between(told)
    return findings


def _new(found: list[Finding], known: list[Finding]) -> list[Finding]:
    return [each for each in found if each not in known]


def _readings(told: list[Told], counted: list[Told]) -> Iterator[list[Told]]:
    """Yield how else a reader may take what is published."""
    # Who says that something is left out may leave nothing out.
    yield [replace(table, is_whole=True) for table in counted]
    withdrawn = [table for table in told if table.is_withdrawn]
    if withdrawn:
        # What was once public is known. Where a table that counts says another number, that one is
        # the right one.
        yield [*withdrawn, *counted]


def _contradictions(tables: list[Told]) -> Iterator[Finding]:
    """Yield counts that one source tells differently in two tables, and hidden ones that were
    shown, by any source: another that says nearly the same is as good as the same.
    """
    newest = {table.slug: table for table in tables}
    values: dict[Count, int] = {}
    hidden: set[Count] = set()
    for table in newest.values():
        if table.is_withdrawn:
            continue
        for place, (status, count) in table.cells.items():
            key = table.key(place)
            if count is not None and values.setdefault(key, count) != count:
                yield Finding(Trouble.DIFFERS, (key,))
            if status is CellStatus.SUPPRESSED:
                hidden.add(key._replace(source=ANY))
    ever = {
        key
        for table in tables
        for place, (_status, count) in table.cells.items()
        if count is not None and (key := table.key(place))._replace(source=ANY) in hidden
    }
    yield from (Finding(Trouble.SHOWN, (key,)) for key in sorted(ever))


def _agreeing(tables: list[Told]) -> frozenset[Years]:
    """Return the measures and years about which no two sources contradict each other."""
    by_years: dict[Years, dict[str, dict[Count, int]]] = {}
    for table in tables:
        for place, (_status, count) in table.cells.items():
            key = table.key(place)
            said = by_years.setdefault(key[1:4], {}).setdefault(key.source, {})
            if count is not None:
                said[key._replace(source=ANY)] = count
    found = NO_YEARS
    for years, sources in by_years.items():
        pairs = combinations(sources.values(), 2)
        if len(sources) > 1 and all(
            one.get(key, count) == count for one, other in pairs for key, count in other.items()
        ):
            together, _truth = system(tables, merged=found | {years})
            if not any(each.trouble is Trouble.SUM for each in audit(together)):
                found |= {years}
    return found

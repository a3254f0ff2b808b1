"""What older and newer versions of tables tell about each other.

Addresses stay, so a reader has every version. A correction changes few numbers: whoever compares
two versions supposes that a number that one of them hides is the one that the other shows.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

from foundation.minimum_cell import CellStatus

from .linking import ANY, Count, Told, system
from .protection import Finding, Published, State, Trouble, audit, weak_if_unchanged
from .protection.system import lines_of

MANY = 6
"""Of more numbers than this not every choice is tried."""


def shown_again(tables: list[Told]) -> Iterator[Finding]:
    """Yield what one version of any table hid and another one shows, or lets be worked out."""
    hidden = {
        table.key(place)._replace(source=ANY)
        for table in tables
        for place, (status, _count) in table.cells.items()
        if status is CellStatus.SUPPRESSED
    }
    known = {key for table in tables for key, count in known_of(table).items() if count}
    again = sorted(key for key in known if key._replace(source=ANY) in hidden)
    yield from (Finding(Trouble.SHOWN, (key,)) for key in again)


def before_and_after(tables: list[Told]) -> Iterator[Finding]:
    """Yield what can be worked out of one version by supposing that it didn't change since, or that
    it had been so before.
    """
    versions = _by_table(tables)
    if all(len(each) == 1 for each in versions.values()):
        return
    known: dict[Count, set[int]] = {}
    for table in tables:
        for key, count in known_of(table).items():
            known.setdefault(key, set()).add(count)
    for slug, each in versions.items():
        others = [told for name, told in versions.items() if name != slug]
        for version in each:
            for order in (-1, 1) if others else (1,):
                yield from _supposing(_beside(version, others, order), known)


def unchanged_between(tables: list[Told]) -> Iterator[Finding]:
    """Yield what can be worked out by supposing that counts hidden in several versions of a table
    are the same in them, while what is shown beside them is not.
    """
    versions = _by_table(tables)
    weak: set[Any] = set()
    for slug, each in versions.items():
        others = [told for name, told in versions.items() if name != slug]
        for order in (-1, 1) if others else (1,):
            states = _states(each, others, order)
            pairs = list(combinations(states, 2))
            for some in [*pairs, states] if len(pairs) > 1 else pairs:
                weak |= weak_if_unchanged(some)
    yield from (Finding(Trouble.UNCHANGED, (key,)) for key in sorted(weak))


def _states(versions: list[Told], others: list[list[Told]], order: int) -> list[State]:
    """Return each version of a table with what stands beside it. What was hidden once had to be
    hidden again.
    """
    states = []
    hidden: frozenset[Any] = frozenset()
    for version in versions:
        told = [replace(table, truth={}) for table in _beside(version, others, order)]
        published, _truth = system(told)
        states.append(State(published, hidden))
        hidden |= published.hidden
    return states


def _by_table(tables: list[Told]) -> dict[str, list[Told]]:
    versions: dict[str, list[Told]] = {}
    for table in tables:
        versions.setdefault(table.slug, []).append(table)
    return versions


def _beside(version: Told, others: list[list[Told]], order: int) -> list[Told]:
    """Return a version with one of each other table that doesn't contradict it: the newest or the
    oldest.
    """
    said = known_of(version)
    found = [version]
    for versions in others:
        for told in versions[::order]:
            known = known_of(told)
            if all(said.get(key, count) == count for key, count in known.items()):
                found.append(told)
                break
    return found


def _supposing(tables: list[Told], known: Mapping[Count, set[int]]) -> Iterator[Finding]:
    published, _truth = system([replace(table, truth={}) for table in tables])
    told = known_of(tables[0]).keys() | published.shown.keys()
    places: set[Any] = {key for each in published.equations for key in (each.whole, *each.parts)}
    supposed = [
        (key, count)
        for key in sorted(places - told)
        for count in sorted(known.get(key, ()))
        # Who is hidden is somebody.
        if count or key not in published.hidden
    ]
    for choice in _choices(supposed):
        shown = {**published.shown, **choice}
        system_so = Published(
            shown,
            published.hidden - shown.keys(),
            published.open - shown.keys(),
            published.equations,
        )
        found = audit(system_so)
        # Supposed so, it doesn't add up: it did change.
        if not any(each.trouble in (Trouble.SUM, Trouble.SMALL) for each in found):
            yield from found


def _choices(supposed: list[tuple[Count, int]]) -> Iterator[dict[Count, int]]:
    """Yield which of the numbers are supposed not to have changed; one count has one number."""
    many = len(supposed)
    sizes = range(many + 1) if many <= MANY else (0, 1, 2, many - 1, many)
    for size in sizes:
        for pairs in combinations(supposed, size):
            choice = dict(pairs)
            if len(choice) == size:
                yield choice


def known_of(table: Told) -> dict[Count, int]:
    """Return what a version shows, and what follows from it by adding up and taking away."""
    published, _truth = system([table])
    known = dict(published.shown)
    grown = True
    while grown:
        grown = False
        told = Published(known, published.hidden, published.open, published.equations)
        for line in lines_of(told):
            if len(line.terms) == 1:
                (key, sign) = line.terms[0]
                known[key] = sign * line.total
                grown = True
                break
    return known

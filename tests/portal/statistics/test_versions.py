"""Every version keeps its address: does none of them give away what another one hides?"""

import random
from itertools import combinations

import pytest

from foundation.minimum_cell import CellStatus
from portal.statistics.examination import examine
from portal.statistics.linking import Told
from portal.statistics.protection import Trouble

from .brute_force import Attacker

TABLES = 400


def version(counts, hidden=(), **said):
    """A version of a table by age: its counts, those of ``hidden`` hidden."""
    counts = {**counts, "total": sum(counts.values())}
    cells = {
        (name, "total"): (CellStatus.SUPPRESSED, None)
        if name in hidden
        else (CellStatus.VALUE if count else CellStatus.ZERO, count)
        for name, count in counts.items()
    }
    told = {"slug": "by-age", "source": "s", "measure": "identified", "rows": "age"}
    told |= {"columns": "", "first_year": 2022, "year": 2022, "is_whole": True}
    truth = {(name, "total"): counts[name] for name in hidden}
    return Told(**{**told, **said}, cells=cells, truth=truth)


def troubles(*versions):
    return {finding.trouble for finding in examine(versions)}


def test_a_correction_that_shows_all_gives_the_first_version_away():
    first = version({"children": 3, "adults": 30}, {"children", "adults"})
    assert troubles(first) == set()
    assert Trouble.SHOWN in troubles(first, version({"children": 5, "adults": 30}))


def test_a_later_version_may_not_let_what_was_hidden_be_worked_out():
    first = version({"children": 3, "adults": 30}, {"children", "adults"})
    later = version({"children": 0, "adults": 30})
    later.cells[("adults", "total")] = (CellStatus.UNKNOWN, None)
    assert troubles(first, later)


def test_what_was_hidden_stays_hidden_and_that_passes():
    first = version({"children": 3, "adults": 30}, {"children", "adults"})
    assert troubles(first, version({"children": 4, "adults": 30}, {"children", "adults"})) == set()


def test_a_category_named_later_is_known_before_too():
    """The first left a rest of ten; the second says who they were, and leaves one hidden alone."""
    first = version({"children": 3, "adults": 9, "unknown": 12}, {"children", "adults"})
    del first.cells[("unknown", "total")]
    open_rest = Told(
        **{
            name: getattr(first, name)
            for name in first.__slots__
            if name not in ("is_whole", "cells", "truth")
        },
        is_whole=False,
        cells={
            ("children", "total"): (CellStatus.SUPPRESSED, None),
            ("adults", "total"): (CellStatus.SUPPRESSED, None),
            ("total", "total"): (CellStatus.VALUE, 24),
        },
    )
    later = version({"children": 3, "adults": 10, "unknown": 17}, {"children", "adults"})
    assert troubles(open_rest, later) == set()


def test_another_table_of_the_year_may_not_show_what_an_old_version_hid():
    first = version({"children": 3, "adults": 30}, {"children", "adults"})
    second = version({"children": 4, "adults": 31}, {"children", "adults"})
    other = version({"adults": 31}, slug="other", is_whole=False)
    assert troubles(first, second, other)


def test_a_withdrawn_version_is_known_as_well():
    first = version({"children": 3, "adults": 30}, {"children", "adults"}, is_withdrawn=True)
    assert troubles(first, version({"children": 6, "adults": 30}))


@pytest.mark.parametrize(("last", "safe"), [(3, False), (30, True)])
def test_two_sums_of_years_tell_the_year_between_them(last, safe):
    said = {"first_year": 2013, "is_whole": True}
    one = version({"adults": 60}, slug="to-2015", year=2015, **said)
    other = version({"adults": 60 + last}, slug="to-2016", year=2016, **said)
    assert (troubles(one, other) == set()) is safe


def supposed(versions):
    """Without the site's code: say whether a version falls to who fills in others' numbers."""
    for each in versions:
        shown = {name: count for (name, _t), (_s, count) in each.cells.items() if count is not None}
        hidden = {name for (name, _total) in each.cells} - set(shown)
        parts = [name for (name, _total) in each.cells if name != "total"]
        later = [
            (name, count)
            for other in versions
            for (name, _total), (_status, count) in other.cells.items()
            if other is not each and name in hidden and count
        ]
        for size in range(len(later) + 1):
            for pairs in combinations(later, size):
                known = {**shown, **dict(pairs)}
                told = sum(known.get(part, 0) for part in parts)
                left = hidden - set(known)
                if told + len(left) > known["total"] or (not left and told != known["total"]):
                    continue
                if Attacker([("total", parts)], known, left).given_away():
                    return True
    return False


def test_brute_force_finds_nothing_in_versions_that_pass():
    dice = random.Random(34)
    names = ("children", "adults", "unknown")
    passed = broken = 0
    for _table in range(TABLES):
        versions = []
        counts = {name: dice.choice([0, 1, 2, 3, 4, 6, 7, 9, 11]) for name in names}
        for _version in range(2):
            hidden = {name for name, count in counts.items() if 0 < count < 5}
            spare = [name for name in names if counts[name] > 4]
            hidden |= set(dice.sample(spare, min(len(spare), dice.randint(0, 2))))
            if sum(counts.values()) > 4:
                versions.append(version(counts, hidden))
            changed = dice.choice(names)
            counts = {**counts, changed: max(0, counts[changed] + dice.randint(-3, 5))}
        falls = supposed(versions)
        found = examine(versions)
        assert found or not falls, versions
        passed += not found and len(versions) > 1
        broken += falls
    assert passed > TABLES / 40
    assert broken > TABLES / 10

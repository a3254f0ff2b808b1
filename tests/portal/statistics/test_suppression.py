"""Does the suppression rule protect, also from somebody who knows it?"""

import random

import pytest

from portal.statistics.protection import Equation, Published, Trouble, audit, programme, suggest
from portal.statistics.protection.system import groups_of

from .brute_force import Attacker

SOME, TABLES = 400, 3200


def published(equations, counts, hidden, unpublished=()):
    away = {*hidden, *unpublished}
    return Published(
        {name: count for name, count in counts.items() if name not in away},
        frozenset(hidden),
        frozenset(unpublished),
        tuple(Equation(whole, tuple(parts)) for whole, parts in equations),
    )


def one_way(dice):
    """One table, its total, and sometimes a rest that nobody published."""
    parts = [f"a{n}" for n in range(dice.randint(2, 5))]
    counts = {name: count_of(dice) for name in parts}
    return [("all", parts)], {**counts, "all": sum(counts.values())}, parts


def linked(dice):
    """Two tables of the same people: two breakdowns of one total."""
    equations, counts, parts = one_way(dice)
    total, others = counts["all"], [f"b{n}" for n in range(dice.randint(2, 3))]
    cuts = sorted(dice.randint(0, total) for _each in others[1:])
    for name, start, end in zip(others, [0, *cuts], [*cuts, total], strict=True):
        counts[name] = end - start
    return [*equations, ("all", others)], counts, parts + others


def crossed(dice):
    """Rows and columns with their sums."""
    rows, columns = 2, dice.randint(2, 3)
    counts = {f"{r}{c}": count_of(dice, 9) for r in range(rows) for c in range(columns)}
    parts = list(counts)
    equations = [(f"{r}t", [f"{r}{c}" for c in range(columns)]) for r in range(rows)]
    equations += [(f"t{c}", [f"{r}{c}" for r in range(rows)]) for c in range(columns)]
    equations += [("tt", [f"{r}t" for r in range(rows)]), ("tt", [f"t{c}" for c in range(columns)])]
    for whole, each in equations:
        counts[whole] = sum(counts[name] for name in each)
    return equations, counts, parts


def count_of(dice, most=12):
    return dice.choice([0, *range(1, 5), *range(1, 5), *range(5, most)])


def some_hidden(dice, counts, parts):
    """Hide what is small and some more, as somebody might who only guesses."""
    hidden = {name for name, count in counts.items() if 0 < count < 5}
    spare = [name for name in parts if counts[name] > 4]
    hidden |= set(dice.sample(spare, min(len(spare), dice.randint(0, 2))))
    return hidden


@pytest.mark.parametrize("tables", [SOME, pytest.param(TABLES, marks=pytest.mark.walk)])
def test_brute_force_agrees_on_thousands_of_small_tables(tables):
    dice = random.Random(2015)
    safe = compared = 0
    while compared < tables:
        equations, counts, parts = dice.choice([one_way, one_way, linked, crossed])(dice)
        hidden = some_hidden(dice, counts, parts)
        if not 0 < len(hidden) < 5 or max(counts.values()) > 24 or hidden & {"all", "tt"}:
            continue
        unpublished = {name for name in parts if name not in hidden and dice.random() < 0.06}
        told = published(equations, counts, hidden, unpublished)
        found = {key for finding in audit(told) for key in finding.keys}
        attacker = Attacker(equations, told.shown, hidden, unpublished)
        assert found == attacker.given_away(), (equations, counts, hidden, unpublished)
        compared += 1
        safe += not found
    assert tables * 0.1 < safe < tables * 0.9


@pytest.mark.parametrize("tables", [25, pytest.param(TABLES, marks=pytest.mark.walk)])
def test_the_programme_never_calls_safe_what_brute_force_solves(tables):
    dice = random.Random(388)
    asked = proved = truly = 0
    while asked < tables:
        # Thousands are of few cells: the programme is the same, and each takes less.
        equations, counts, parts = dice.choice([one_way, linked] if tables < SOME else [one_way])(
            dice
        )
        hidden = some_hidden(dice, counts, parts)
        if not 1 < len(hidden) < 5 or max(counts.values()) > 24 or "all" in hidden:
            continue
        told = published(equations, counts, hidden)
        asked += 1
        weak = {key for group in groups_of(told) for key in programme.weak_keys_of_many(group)}
        given_away = Attacker(equations, told.shown, hidden).given_away()
        assert given_away <= weak
        proved += not weak
        truly += not given_away
    assert proved > truly / 2


@pytest.mark.parametrize(
    ("counts", "hidden", "safe"),
    [
        ({"a": 4, "b": 30, "c": 20}, "a", False),  # the total gives it away
        ({"a": 4, "b": 2, "c": 20}, "ab", False),  # six in all: both are small, and known to be
        ({"a": 1, "b": 6, "c": 20}, "ab", False),  # seven: 1, 2, 5 or 6, four values
        ({"a": 2, "b": 6, "c": 20}, "ab", True),  # eight: 1, 2, 3, 5, 6 or 7, a hole at 4
        ({"a": 3, "b": 3, "c": 9, "d": 20}, "abc", True),
    ],
)
def test_holes_are_counted_and_not_only_the_ends(counts, hidden, safe):
    told = published([("all", list(counts))], {**counts, "all": sum(counts.values())}, hidden)
    assert (audit(told) == []) is safe


def test_small_counts_alone_protect_nobody():
    """Twenty small counts hide each other from who does not know the rule. Who does knows that
    each is one to four, unless a larger one is always among them.
    """
    counts = {f"c{n}": 2 for n in range(8)} | {"d": 30, "e": 12}
    small = {f"c{n}" for n in range(8)}
    equations = [("all", list(counts))]
    everything = {**counts, "all": sum(counts.values())}
    told = published(equations, everything, small)
    assert [f.trouble for f in audit(told, everything)] == [Trouble.UNCOVERED]
    assert audit(published(equations, everything, small | {"e"}), everything) == []


def test_a_second_table_of_the_same_people_is_counted_with_the_first():
    equations = [("all", ["f", "m"]), ("all", ["north", "south"]), ("f", ["fn", "fs"])]
    equations += [("m", ["mn", "ms"]), ("north", ["fn", "mn"]), ("south", ["fs", "ms"])]
    counts = {"fn": 3, "fs": 17, "mn": 9, "ms": 11}
    for whole, parts in [equations[n] for n in (2, 3, 4, 5, 0)]:
        counts[whole] = sum(counts[part] for part in parts)
    by_sex_alone = published(
        [equations[2]], {k: counts[k] for k in ("f", "fn", "fs")}, {"fn", "fs"}
    )
    assert audit(by_sex_alone) == []
    with_the_rest = published(equations, counts, {"fn", "fs"})
    assert {finding.trouble for finding in audit(with_the_rest)} == {Trouble.EXPOSED}
    assert audit(published(equations, counts, {"fn", "fs", "mn", "ms"})) == []


def test_years_that_are_summed_up_are_counted_together():
    equations = [("13-15", ["13", "14", "15"])]
    counts = {"13": 3, "14": 21, "15": 12, "13-15": 36}
    assert audit(published(equations, counts, {"13"}))
    assert audit(published(equations, counts, {"13", "15"})) == []
    # With the sum alone it is plain which of the two is the small one.
    assert audit(published(equations, counts, {"13", "13-15"}))
    assert audit(published(equations, counts, {"13", "15", "13-15"})) == []


def test_a_rest_that_nobody_published_is_worked_out_too():
    equations = [("all", ["women", "rest"])]
    told = published(equations, {"all": 40, "women": 37, "rest": 3}, set(), {"rest"})
    assert [finding.trouble for finding in audit(told)] == [Trouble.WORKED_OUT]
    told = published(equations, {"all": 40, "women": 30, "rest": 10}, set(), {"rest"})
    assert audit(told) == []


def test_the_outcome_of_reports_must_add_up():
    parts = ["identified", "rejected", "discontinued", "not-assessed", "continuing"]
    counts = dict(zip(parts, (57, 31, 10, 19, 51), strict=True)) | {"reports": 168}
    assert audit(published([("reports", parts)], counts, set())) == []
    wrong = audit(published([("reports", parts)], {**counts, "rejected": 32}, set()))
    assert [finding.trouble for finding in wrong] == [Trouble.SUM]


def test_what_is_suggested_is_safe_the_fewest_first_and_does_not_follow_the_counts():
    counts = {"a": 3, "b": 60, "c": 5, "d": 20, "e": 0}
    everything = {**counts, "all": sum(counts.values())}
    told = published([("all", list(counts))], everything, set())
    found = suggest(told, list(counts), everything)
    assert found == [("a", "b"), ("a", "c"), ("a", "d")]
    for keys in found:
        assert audit(told.hiding(keys), everything) == []

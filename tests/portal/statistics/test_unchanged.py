"""Two versions hide the same cells and their total changes: what does the difference tell?

Whoever sees it may suppose that hidden counts are the same, or that one took all the difference.
"""

import random
from dataclasses import replace
from itertools import combinations, product

import pytest

from portal.statistics.examination import examine
from portal.statistics.protection import Equation, Published, State, Trouble, weak_if_unchanged
from portal.statistics.protection import unchanged as unchanged_module

from .brute_force import Attacker
from .test_versions import troubles, version

SOME, MANY = 120, 2500


@pytest.mark.parametrize(
    ("later", "safe"),
    [
        ({"children": 3, "adults": 33}, True),
        # 37 with 33 before: the one that grew by four is large now, so the other is small.
        ({"children": 3, "adults": 34}, False),
        ({"children": 3, "adults": 57}, False),
        ({"children": 3, "adults": 25}, False),
        ({"children": 4, "adults": 29}, True),
    ],
)
def test_a_difference_tells_which_of_two_is_the_small_one(later, safe):
    both = {"children", "adults"}
    first = version({"children": 3, "adults": 30}, both)
    found = examine([first, version(later, both)])
    assert {finding.trouble for finding in found} == (set() if safe else {Trouble.UNCHANGED})


def test_with_a_third_hidden_a_difference_tells_nothing():
    names = {"children", "adults", "unknown"}
    first = version({"children": 3, "adults": 30, "unknown": 2}, names)
    assert troubles(first, version({"children": 3, "adults": 57, "unknown": 2}, names)) == set()


def test_differences_of_three_versions_are_taken_together():
    both = {"children", "adults"}
    versions = [version({"children": 3, "adults": adults}, both) for adults in (30, 33, 36)]
    assert troubles(*versions[:2]) == troubles(*versions[1:]) == set()
    assert Trouble.UNCHANGED in troubles(*versions)


def test_what_is_withdrawn_is_remembered():
    both = {"children", "adults"}
    first = version({"children": 3, "adults": 30}, both, is_withdrawn=True)
    assert Trouble.UNCHANGED in troubles(first, version({"children": 3, "adults": 57}, both))


def test_fewer_categories_can_always_be_published():
    first = version({"children": 3, "adults": 30}, {"children", "adults"})
    later = version({"unknown": 60})
    del later.cells[("unknown", "total")]
    assert troubles(first, later) == set()
    assert troubles(replace(first, truth={}), later) == set()


class Onlooker:
    """Without the site's code: who has two states of a table and supposes what did not change."""

    def __init__(self, equations, states, hidden):
        self.parts = sorted(hidden)
        self.worlds = []
        for number, counts in enumerate(states):
            shown = {name: count for name, count in counts.items() if name not in hidden}
            attacker = Attacker(equations, shown, hidden)
            islands = attacker._islands(shown)
            self.worlds.append(
                [
                    world
                    for world in self._filled(attacker, islands, shown)
                    if all(
                        self._reasonable(attacker, each, shown, world, number) for each in islands
                    )
                ]
            )

    @staticmethod
    def _filled(attacker, islands, shown):
        each = [list(attacker._worlds(sorted(island), shown)) for island in islands]
        for worlds in product(*each):
            yield {name: count for world in worlds for name, count in world.items()}

    @staticmethod
    def _reasonable(attacker, island, shown, world, number):
        if number == 0:
            return attacker._would_be_hidden_so(island, shown, world)
        # Hidden before, so hidden again: only that there are small and large ones is known.
        secret = [world[name] for name in island & attacker.hidden]
        return not secret or (min(secret) < 5 and max(secret) > 4)

    def given_away(self):
        """Return what falls to somebody, whatever is supposed."""
        found = set()
        for size in range(1, len(self.parts) + 1):
            for same in combinations(self.parts, size):
                found |= self._supposing(same)
        return found

    def _supposing(self, same):
        values = [{name: set() for name in self.parts} for _state in self.worlds]
        for one, other in product(*self.worlds):
            if all(one[name] == other[name] for name in same):
                for seen, world in zip(values, (one, other), strict=True):
                    for name in self.parts:
                        seen[name].add(world[name])
        # What doesn't fit together is supposed by nobody.
        return {
            name for seen in values for name, counts in seen.items() if counts and len(counts) < 5
        }


def one_way(dice):
    parts = [f"a{n}" for n in range(dice.randint(2, 4))]
    return [("all", parts)], parts


def linked(dice):
    _equations, parts = one_way(dice)
    return [("all", parts), ("some", parts[:2])], parts


def summed(equations, counts):
    return {**counts, **{whole: sum(counts[part] for part in parts) for whole, parts in equations}}


def states_of(dice):
    """Return equations, two states of them that hide the same, and what is hidden."""
    equations, parts = dice.choice([one_way, one_way, linked])(dice)
    counts = {name: dice.choice([1, 2, 3, 4, 5, 6, 8, 11, 14]) for name in parts}
    changed = dice.sample(parts, dice.randint(1, 2))
    later = {**counts, **{n: max(1, counts[n] + dice.randint(-4, 8)) for n in changed}}
    hidden = {name for name in parts if min(counts[name], later[name]) < 5}
    spare = sorted(set(parts) - hidden)
    hidden |= set(dice.sample(spare, min(len(spare), dice.randint(0, 2))))
    return equations, [summed(equations, each) for each in (counts, later)], hidden


@pytest.mark.parametrize("by_programme", [False, True])
@pytest.mark.parametrize("pairs", [SOME, pytest.param(MANY, marks=pytest.mark.walk)])
def test_an_onlooker_agrees_on_many_pairs_of_versions(pairs, by_programme, monkeypatch):
    if by_programme:
        pairs //= 10
        monkeypatch.setattr(unchanged_module, "_kept", lambda group, forced: None)
    dice = random.Random(60)
    compared = fell = 0
    while compared < pairs:
        equations, states, hidden = states_of(dice)
        if not 1 < len(hidden) < 4 or max(counts["all"] for counts in states) > 26:
            continue
        told = [
            Published(
                {name: count for name, count in counts.items() if name not in hidden},
                frozenset(hidden),
                frozenset(),
                tuple(Equation(whole, tuple(parts)) for whole, parts in equations),
            )
            for counts in states
        ]
        if any(Attacker(equations, each.shown, hidden).given_away() for each in told):
            continue
        found = weak_if_unchanged([State(told[0]), State(told[1], frozenset(hidden))])
        falls = Onlooker(equations, states, hidden).given_away()
        if states[0] == states[1] or by_programme:
            assert falls <= found, (equations, states, hidden)
        else:
            assert found == falls, (equations, states, hidden)
        compared += 1
        fell += bool(falls)
    assert pairs / 20 < fell < pairs * 19 / 20

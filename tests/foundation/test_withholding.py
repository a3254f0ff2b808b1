"""Nobody can be worked out from what is told: every way to fill in the tables is tried, and those
that would be told in just this way are what somebody who knows the rule can hold possible.
"""

from collections import defaultdict
from itertools import combinations, product

import pytest

from foundation.withholding import Part, divided, total_told

VALUES = 5


def ways(total, categories):
    """Yield every way to put ``total`` people into so many categories."""
    if categories == 1:
        yield (total,)
        return
    for count in range(total + 1):
        for rest in ways(total - count, categories - 1):
            yield (count, *rest)


def told(counts, **how):
    order = [str(place) for place in range(len(counts))]
    return divided(dict(zip(order, counts, strict=True)), order, **how)


def subsets(categories):
    places = range(categories)
    return [set(each) for size in places for each in combinations(places, size + 1)]


def assert_open(worlds, said):
    """Each count, and each sum of counts, is told or has values enough; what is told is not few."""
    for chosen in subsets(len(worlds[0])):
        values = {sum(world[place] for place in chosen) for world in worlds}
        if len(values) == 1:
            assert not 0 < min(values) < VALUES, (said, chosen, values)
        else:
            assert len(values) >= VALUES, (said, chosen, values)


@pytest.mark.parametrize("categories", [1, 2, 3, 4, 5])
def test_who_knows_one_table_and_the_rule_is_left_with_five_values(categories):
    by_answer = defaultdict(list)
    for total in range(15 if categories < 5 else 12):
        for counts in ways(total, categories):
            answer = (told(counts), total_told(dict(enumerate(counts))))
            by_answer[answer].append(counts)
    for answer, worlds in by_answer.items():
        assert_open(worlds, answer)


@pytest.mark.parametrize("categories", [2, 3, 4, 6])
def test_so_is_who_knows_the_sum_beforehand(categories):
    for total in (5, 6, 10):
        by_answer = defaultdict(list)
        for counts in ways(total, categories):
            by_answer[told(counts, total_is_known=True)].append(counts)
        for answer, worlds in by_answer.items():
            assert_open(worlds, answer)


def test_so_is_who_has_two_tables_of_the_same_people():
    by_answer = defaultdict(list)
    for total in range(13):
        for sectors, regions in product(ways(total, 3), ways(total, 2)):
            by_answer[told(sectors), told(regions)].append((*sectors, *regions))
    for answer, worlds in by_answer.items():
        assert_open(worlds, answer)


@pytest.mark.parametrize(
    ("counts", "parts"),
    [
        ((0, 0), [((0,), 0), ((1,), 0)]),
        ((6, 7, 0, 8), [((0,), 6), ((1,), 7), ((2,), 0), ((3,), 8)]),
        ((6, 2, 0, 8), [((0, 1), 8), ((2,), 0), ((3,), 8)]),
        ((9, 9, 1, 0), [((0, 1, 2, 3), 19)]),
        ((1, 0, 2, 2), [((0, 1, 2, 3), None)]),
    ],
)
def test_what_is_told_adds_up_and_is_as_much_as_may_be(counts, parts):
    expected = [Part(tuple(map(str, codes)), count) for codes, count in parts]
    assert list(told(counts)) == expected


def test_what_is_in_no_category_is_an_error():
    with pytest.raises(ValueError, match="order"):
        divided({"x": 7}, ["y"])
    with pytest.raises(ValueError, match="order"):
        divided({"x": -1}, ["x"])

"""What is told of the staff points at nobody."""

from collections import defaultdict
from uuid import uuid4

import pytest
from django.conf import settings

from foundation.withholding import least
from training.staff import evidence
from training.staff.completeness import EXTERNAL, PLANS, Completeness


@pytest.mark.parametrize(
    ("done", "of", "people", "told"),
    [
        (0, 0, 0, "још ништа није планирано"),
        (8, 8, 8, "8 од 8"),
        (0, 8, 8, "0 од 8"),
        (10, 20, 8, "10 од 20"),
        (6, 12, 8, "6 од 12"),
        (5, 20, 8, "део од 20: колико, скривено је"),
        (2, 20, 8, "део од 20: колико, скривено је"),
        (18, 20, 8, "део од 20: колико, скривено је"),
        (5, 6, 0, "део од 6: колико, скривено је"),
        (3, 3, 3, "премало људи да би се овде бројали"),
        (5, 5, 0, "премало људи да би се овде бројали"),
        (10, 20, 5, "премало људи да би се овде бројали"),
        (10, 20, 3, "премало људи да би се овде бројали"),
    ],
)
def test_few_are_not_counted(done, of, people, told):
    assert Completeness(PLANS, done, of, people=people).told == told


def may_be_said(count):
    return count == 0 or count >= least()


@pytest.mark.parametrize("people", [0, 8])
def test_what_is_told_leaves_one_value_that_may_be_said_or_five(people):
    for of in range(1, 61):
        told = defaultdict(set)
        for done in range(of + 1):
            told[Completeness(PLANS, done, of, people=people).told].add(done)
        for text, possible in told.items():
            if len(possible) == 1:
                (done,) = possible
                assert may_be_said(done)
                assert may_be_said(of - done)
            elif str(of) in text:
                assert len(possible) >= settings.MINIMUM_CELL


def test_that_it_is_of_few_leaves_five_values_of_all_there_are():
    told = defaultdict(set)
    for of in range(1, 61):
        for done in range(of + 1):
            told[Completeness(PLANS, done, of).told].add(of)
    told = {text: possible for text, possible in told.items() if len(possible) > 1}
    assert list(map(len, told.values())) == [settings.MINIMUM_CELL]


@pytest.mark.parametrize(("done", "of"), [(0, 3), (2, 3), (5, 5), (0, 8), (3, 8), (8, 8)])
def test_the_line_on_the_activity_says_no_more(monkeypatch, rf, done, of):
    """Whether it is there does not say of few that one of them is done."""
    key, state = uuid4(), Completeness(EXTERNAL, done, of)
    monkeypatch.setattr(evidence, "years", lambda: [2015])
    monkeypatch.setattr(evidence, "completeness", lambda year: [state])
    monkeypatch.setattr(evidence, "numbers_of_2015", lambda keys, known: {key: (EXTERNAL, 2015)})
    told = list(evidence.development_as_evidence(rf.get("/"), [key]))
    assert len(told) == (of >= least() and done > 0)

"""Does the rule say what its source says? One table of cases, for the aid in a browser too."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.indicators.rule import matches, positive_dimensions, reason

CASES = json.loads(Path(__file__).with_name("rule_cases.json").read_text(encoding="utf-8"))
WEIGHTS = st.lists(st.sampled_from(["strong", "medium", "weak", "none"]), max_size=6)


@pytest.mark.parametrize("case", CASES, ids=lambda case: json.dumps([case["age"], case["ticked"]]))
def test_the_table(case):
    ticked = {int(code): weights for code, weights in case["ticked"].items()}
    assert {code: reason(weights) for code, weights in case["ticked"].items()} == case["reasons"]
    assert matches(positive_dimensions(ticked), case["age"]) is case["matches"]


@given(WEIGHTS)
def test_it_is_the_source_s_four_lines_and_no_more(weights):
    strong, medium, weak = (weights.count(each) for each in ("strong", "medium", "weak"))
    by_the_source = (
        strong >= 2
        or (strong >= 1 and medium + weak >= 1)
        or medium >= 3
        or (medium >= 2 and weak >= 1)
    )
    assert bool(reason(weights)) is by_the_source


@given(WEIGHTS, WEIGHTS)
def test_more_signs_never_take_a_dimension_back(weights, more):
    assert not reason(weights) or reason([*weights, *more])


@given(st.lists(st.just("none"), max_size=20))
def test_signs_without_a_weight_never_count(weights):
    assert reason(weights) == ""
    assert positive_dimensions({0: ["strong", "strong"]}) == set()

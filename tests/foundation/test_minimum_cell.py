"""Counts of people that point at someone are never shown."""

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from foundation.minimum_cell import CellStatus, disclose, is_small


@given(st.integers(min_value=0, max_value=10_000))
def test_a_shown_count_is_zero_or_at_least_five(count):
    cell = disclose(count)
    assert cell.count in (None, count)
    if cell.count is not None:
        assert cell.count == 0 or cell.count >= 5


@given(st.integers(min_value=1, max_value=4))
def test_a_small_count_is_told_by_no_digit_of_its_own(count):
    cell = disclose(count)
    assert cell.status is CellStatus.SUPPRESSED
    assert is_small(count)
    with override("en"):
        assert str(cell) == "fewer than 5"


def test_unknown_is_not_zero():
    assert disclose(None).status is CellStatus.UNKNOWN
    assert disclose(0).status is CellStatus.ZERO


def test_the_rule_follows_a_stricter_setting(settings):
    settings.MINIMUM_CELL = 10
    assert disclose(9).status is CellStatus.SUPPRESSED
    assert disclose(10).count == 10


def test_a_negative_count_is_refused():
    with pytest.raises(ValueError, match="never negative"):
        disclose(-1)

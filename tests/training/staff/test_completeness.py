"""What is told of the staff points at nobody."""

import pytest

from training.staff.completeness import PLANS, Completeness


@pytest.mark.parametrize(
    ("done", "of", "people", "told"),
    [
        (0, 0, 0, "још ништа није планирано"),
        (8, 8, 8, "8 од 8"),
        (0, 8, 8, "0 од 8"),
        (10, 20, 8, "10 од 20"),
        (2, 20, 8, "мање од 5 од 20"),
        (18, 20, 8, "скоро све од 20"),
        (3, 3, 3, "премало људи да би се овде бројали"),
        (10, 20, 3, "премало људи да би се овде бројали"),
    ],
)
def test_few_are_not_counted(done, of, people, told):
    assert Completeness(PLANS, done, of, people=people).told == told

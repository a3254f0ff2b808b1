"""How long an answer takes doesn't tell whether somebody has an account here.

That the same work is done is tested beside sign-in (``test_the_doors.py``); here it is measured, on
production's settings with their slow hashes, and printed (``-s``) with its spread.
"""

import json
import shutil
from statistics import median, quantiles

import pytest
from scipy.stats import mannwhitneyu

from tests.security.conftest import in_production

pytestmark = pytest.mark.walk
ROUNDS = 15
# Less than what a network adds and takes away by itself.
NOTICED = 0.005


@pytest.fixture(scope="module")
def measured(prepared, tmp_path_factory):
    data = tmp_path_factory.mktemp("timing") / "data"
    shutil.copytree(prepared, data)
    done = in_production(data, "-m", "tests.security.timing", str(ROUNDS))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("form", ["sign-in", "password reset"])
def test_no_kind_of_address_stands_out(measured, form):
    kinds = measured[form]
    for kind, seconds in kinds.items():
        low, _middle, high = quantiles(seconds, n=4)
        line = f"{median(seconds) * 1000:.1f} ms ({low * 1000:.1f} to {high * 1000:.1f})"
        print(f"{form}, {kind}: {line}")  # noqa: T201
    for kind, seconds in kinds.items():
        apart = abs(median(seconds) - median(kinds["known"]))
        chance = mannwhitneyu(seconds, kinds["known"]).pvalue
        assert apart < max(NOTICED, 0.02 * median(kinds["known"])) or chance > 0.001, kind

"""The promises of the training area on a real PostgreSQL: the same tests, in a process whose
database it is. Those of quizzes go to both databases by themselves.
"""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
ATTACKS = [
    *sorted(map(str, HERE.glob("*/test_promises.py"))),
    str(HERE / "surveys" / "test_results.py"),
]


@pytest.mark.needs("postgresql")
def test_the_promises_hold_on_postgresql(passes_on_postgresql):
    passes_on_postgresql(*ATTACKS, "--confcutdir=tests/training", "-p", "no:randomly")

"""The promises of the training area on a real PostgreSQL: the same tests, in a process whose
database it is.
"""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
PROMISES = [str(path) for path in sorted(Path(__file__).parent.glob("*/test_promises.py"))]
HOW = ["-p", "tests.plugins.services", "-p", "no:xdist", "-p", "no:randomly", "--reuse-db", "-q"]


@pytest.mark.needs("postgresql")
def test_the_promises_hold_on_postgresql(postgresql_database):
    # The runner puts "test_" before the name that it is given.
    address = urlsplit(postgresql_database())
    own_database = address._replace(path=address.path.replace("/test_", "/"))
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
    } | {"DATABASE_URL": own_database.geturl()}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *PROMISES, "--confcutdir=tests/training", *HOW],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]

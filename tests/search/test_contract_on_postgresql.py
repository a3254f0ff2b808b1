"""The contract on a real PostgreSQL.

Wagtail's search models have other columns there, chosen when Django starts: so the same tests run
again in a process of their own, whose database is PostgreSQL.
"""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).parents[2]
CONTRACT = [
    "-m",
    "pytest",
    "tests/search/contract",
    "tests/search/test_desk.py",
    "-k",
    "not elasticsearch",
    "--confcutdir=tests/search",
    "-p",
    "tests.plugins.services",
    "-p",
    "no:xdist",
    "--reuse-db",
]


@pytest.mark.needs("postgresql")
def test_the_contract_holds_on_postgresql(postgresql_database):
    # The runner puts "test_" before the name that it is given.
    address = urlsplit(postgresql_database())
    own_database = address._replace(path=address.path.replace("/test_", "/"))
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
    } | {"DATABASE_URL": own_database.geturl()}
    run = subprocess.run(
        [sys.executable, *CONTRACT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-8000:] + run.stderr[-2000:]

"""Gives tests databases on a real PostgreSQL that begin migrated and prepared, as SQLite's do.

Each is copied from one template, which is made once for each state of the migrations.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

from tests.plugins.template_database import KEEP, ROOT, fingerprint

# The database is there already, and the other plugins are for the process that started this one.
_AS_IT_IS = ["-p", "tests.plugins.services", "-p", "no:xdist", "--reuse-db", "-q"]


@pytest.fixture
def postgresql_database(postgresql_url: str) -> Iterator[Callable[[], str]]:
    """Make databases: each call gives the ``postgres://…`` of a new one; all are dropped at the
    end.
    """
    made: list[str] = []

    def make() -> str:
        template = _template(postgresql_url)
        made.append(f"test_{uuid4().hex[:12]}")
        _run(postgresql_url, f'CREATE DATABASE "{made[-1]}" TEMPLATE "{template}"')
        return _address(postgresql_url, made[-1])

    yield make
    for name in made:
        _drop(postgresql_url, name)


@pytest.fixture
def passes_on_postgresql(postgresql_database: Callable[[], str]) -> Callable[..., None]:
    """Run tests again in a process of their own, whose database is PostgreSQL; fail where one of
    them does. What is given are the arguments of pytest.
    """

    def run(*arguments: str) -> None:
        # The runner puts "test_" before the name that it is given.
        address = urlsplit(postgresql_database())
        own_database = address._replace(path=address.path.replace("/test_", "/"))
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")
        } | {"DATABASE_URL": own_database.geturl()}
        command = [sys.executable, "-m", "pytest", *arguments, *_AS_IT_IS]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]

    return run


def postgresql_template(server: str) -> str:
    """Return the ``postgres://…`` of the migrated and prepared database that others are copies
    of.
    """
    return _address(server, _template(server))


def _template(server: str) -> str:
    name = f"centre_{fingerprint()}"
    KEEP.mkdir(parents=True, exist_ok=True)
    with (KEEP / "postgresql.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not _exists(server, name):
            _make(server, name)
    return name


def _make(server: str, name: str) -> None:
    """Make the template under another name first: one that is there is whole."""
    part = f"{name}_part"
    _drop(server, part)
    _run(server, f'CREATE DATABASE "{part}"')
    environment = os.environ | {"DATABASE_URL": _address(server, part)}
    tree = ["prepare_site", "--without-texts"]
    for command in (["migrate", "--verbosity=0"], tree, ["sync_roles"]):
        subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *command], env=environment, check=True
        )
    _run(server, f'ALTER DATABASE "{part}" RENAME TO "{name}"')


def _drop(server: str, name: str) -> None:
    """Drop a database, whoever is still connected."""
    try:
        _run(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    except psycopg.errors.InsufficientPrivilege:
        # The server's own cleaner is at work there, which only a plain drop sends away.
        _run(server, f'DROP DATABASE IF EXISTS "{name}"')


def _exists(server: str, name: str) -> bool:
    with psycopg.connect(server, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return found.fetchone() is not None


def _run(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)


def _address(server: str, name: str) -> str:
    return urlsplit(server)._replace(path=f"/{name}").geturl()

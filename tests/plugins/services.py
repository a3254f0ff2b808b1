"""Finds the real servers that ``make services`` starts, for the tests that need one.

A test names what it needs, ``@pytest.mark.needs("postgresql")``, or asks for an address by fixture
(``postgresql_url``, ``elasticsearch_url``, ``redis_url``, ``nginx_path``, ``chromium_path``,
``verapdf_path``). When the server is not there the test is skipped, and named;
``REQUIRE_SERVICES=1`` makes that a failure.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ADDRESS_FILE = Path(__file__).parents[2] / "var" / "services" / "env"

VARIABLES = {
    "postgresql": "TEST_DATABASE_URL",
    "elasticsearch": "TEST_ELASTICSEARCH_URL",
    "redis": "TEST_REDIS_URL",
    "nginx": "TEST_NGINX",
    "chromium": "TEST_CHROMIUM",
    "faketime": "TEST_FAKETIME",
    "verapdf": "TEST_VERAPDF",
}


def addresses() -> dict[str, str]:
    """Returns what the environment or else the address file says of each variable."""
    lines = ADDRESS_FILE.read_text().splitlines() if ADDRESS_FILE.exists() else []
    written = dict(line.split("=", 1) for line in lines if "=" in line)
    return {
        variable: os.environ.get(variable) or written.get(variable, "")
        for variable in VARIABLES.values()
    }


@cache
def find(server: str) -> str | None:
    """Returns the address (or the program's path) of a server that is there, or None."""
    address = addresses()[VARIABLES[server]]
    is_there = _listens if "://" in address else _is_installed
    return address if address and is_there(address) else None


def _is_installed(name: str) -> bool:
    # A library is not to be run by itself.
    return bool(shutil.which(name)) or Path(name).is_file()


def _listens(url: str) -> bool:
    parts = urlsplit(url)
    default_port = {"https": 443, "http": 80, "postgres": 5432, "redis": 6379}.get(parts.scheme)
    try:
        with socket.create_connection((parts.hostname, parts.port or default_port), timeout=2):
            return True
    except OSError:
        return False


def require(item: pytest.Item, server: str) -> str:
    """Returns the server's address; without one the test is skipped, or fails."""
    if server not in VARIABLES:
        raise pytest.UsageError(f"{item.nodeid}: no server is called {server!r}")
    if address := find(server):
        return address
    reason = f"{item.nodeid} needs {server}, which is not there (make services)"
    if os.environ.get("REQUIRE_SERVICES") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(server, ...): the real servers that this test needs")


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for server in mark.args:
            require(item, server)


@pytest.fixture
def postgresql_url(request: pytest.FixtureRequest) -> str:
    """``postgres://…`` of a role that may create databases."""
    return require(request.node, "postgresql")


@pytest.fixture
def elasticsearch_url(request: pytest.FixtureRequest) -> str:
    """``http://…`` of a node that tests share: use index names of your own."""
    return require(request.node, "elasticsearch")


@pytest.fixture
def redis_url(request: pytest.FixtureRequest) -> str:
    """``redis://…`` of a server that tests share: use keys of your own."""
    return require(request.node, "redis")


@pytest.fixture
def nginx_path(request: pytest.FixtureRequest) -> str:
    """The program; a test starts one of its own on a free port."""
    return require(request.node, "nginx")


@pytest.fixture(scope="session")
def chromium_path(request: pytest.FixtureRequest) -> str:
    """The browser's program."""
    return require(request.node, "chromium")


@pytest.fixture(scope="session")
def verapdf_path(request: pytest.FixtureRequest) -> str:
    """The program that says whether a PDF is accessible as it claims."""
    return require(request.node, "verapdf")


@pytest.fixture
def accessible(verapdf_path: str, tmp_path: Path) -> Callable[[Iterable[bytes]], int]:
    """Ask veraPDF whether PDFs keep to PDF/UA-1; the test fails for one that doesn't. The function
    returns how many were asked about.
    """

    def ask(documents: Iterable[bytes]) -> int:
        paths = []
        for number, document in enumerate(documents):
            paths.append(tmp_path / f"{number}.pdf")
            paths[-1].write_bytes(document)
        done = subprocess.run(
            [verapdf_path, "-f", "ua1", "--format", "text", *map(str, paths)],
            capture_output=True,
            text=True,
            check=False,
        )
        lines = done.stdout.splitlines()
        assert [line for line in lines if not line.startswith("PASS ")] == []
        assert len(lines) == len(paths)
        return len(paths)

    return ask

"""A test whose server is absent is skipped by name, or fails where every test must run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

NEEDY_TESTS = """
import pytest

@pytest.mark.needs("redis")
def test_by_mark():
    raise AssertionError("ran without its server")

def test_by_fixture(redis_url):
    raise AssertionError("ran without its server")

def test_that_needs_nothing():
    pass
"""


@pytest.fixture
def run_without_redis(tmp_path):
    """Runs the needy tests with an address at which nothing listens; returns what pytest says."""

    def run(**environment):
        (tmp_path / "test_needy.py").write_text(NEEDY_TESTS)
        plugins = ["-p", "no:django", "-p", "no:cacheprovider", "-p", "tests.plugins.services"]
        finished = subprocess.run(
            [sys.executable, "-m", "pytest", "-ra", "-c", os.devnull, *plugins, "test_needy.py"],
            cwd=tmp_path,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(ROOT),
                "TEST_REDIS_URL": "redis://127.0.0.1:1",
                **environment,
            },
            check=False,
            capture_output=True,
            text=True,
        )
        return finished.stdout

    return run


def test_tests_without_their_server_are_skipped_and_named(run_without_redis):
    report = run_without_redis()

    assert "1 passed, 2 skipped" in report
    assert "test_needy.py::test_by_mark needs redis" in report
    assert "test_needy.py::test_by_fixture needs redis" in report


def test_skipping_is_a_failure_where_every_test_must_run(run_without_redis):
    report = run_without_redis(REQUIRE_SERVICES="1")

    assert "skipped" not in report
    assert "1 passed" in report
    assert "test_needy.py::test_by_mark needs redis" in report

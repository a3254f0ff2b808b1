"""Tests run with the very versions that the site runs with."""

from pathlib import Path

LOCKS = Path(__file__).parents[2] / "locks"


def pins(name):
    lines = (LOCKS / name).read_text().splitlines()
    return {line.split(" ")[0] for line in lines if "==" in line}


def test_what_running_needs_is_locked_alike_for_development():
    assert pins("run.txt") - pins("dev.txt") == set()

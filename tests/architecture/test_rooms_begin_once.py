"""Isolated models take no room with them: it would be connected again, for every later test."""

import re

from tests.architecture.house import ROOT, named

NAMED = re.compile(r"isolate_apps\([^)]*\w")


def test_no_test_isolates_its_models_with_a_room():
    tests = (ROOT / "tests").rglob("*.py")
    assert [named(path) for path in tests if NAMED.search(path.read_text())] == []


def test_it_would_be_found():
    assert NAMED.search("@isolate_" + 'apps("portal")')
    assert not NAMED.search("@isolate_" + "apps()")

"""The whole stack on servers of its own, hurt in one way after the other while people use it.

It is started once. Each test leaves it as well as it found it, and says how many seconds that took.
"""

import time
from pathlib import Path

import pytest

from tests.plugins.services import find
from tests.services.faults.hurt import started
from tests.services.faults.people import People

NEEDED = ("nginx", "redis", "postgresql", "elasticsearch")


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.needs(*NEEDED))
            item.add_marker(pytest.mark.faults)
            # One stack for all of them.
            item.add_marker(pytest.mark.xdist_group("faults"))


def pytest_terminal_summary(terminalreporter):
    """Print how long each recovery took, for docs/operations.md."""
    passed = terminalreporter.getreports("passed")
    told = [pair for report in passed if report.when == "call" for pair in report.user_properties]
    if told:
        terminalreporter.section("faults")
        for name, seconds in sorted(told):
            terminalreporter.write_line(f"| {name} | {seconds} |")


@pytest.fixture(scope="session")
def _site(prepared):
    for server in NEEDED:
        if not find(server):
            pytest.skip(f"needs {server} (make services)")
    with started(prepared) as made:
        yield made


@pytest.fixture
def site(_site):
    """The site, well before the test and after it."""
    _site.becomes_well()
    _site.keep_pages()
    yield _site
    _site.becomes_well()


@pytest.fixture
def people(site):
    """Readers and a writer, to be let in with ``with``."""
    return People(site)


@pytest.fixture
def told(record_property):
    """Note how many seconds something took; the test fails if that is more than its mark, in
    seconds of a machine that does nothing else.
    """

    def note(what, seconds, mark=5):
        record_property(what, f"{seconds:.1f} s")
        assert seconds <= mark * slowness(), f"{what}: {seconds:.1f} s"

    return note


def slowness(work=0.3):
    """Return how many seconds pass while a program gets one second of a processor; 1 at least."""
    begun, used = time.monotonic(), time.process_time()
    while time.process_time() - used < work:
        pass
    return max(1, (time.monotonic() - begun) / work)

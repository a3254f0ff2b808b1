"""Another machine of the same site: its own nginx, web servers, worker and publisher, and its own
clock if wanted, beside the database, Redis, search engine and files that both use.
"""

import shutil
import signal
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tests.plugins.services import find
from tests.services.running import WEB, free_ports, running

# From a network file system, as the guide says; all else is each machine's own.
SHARED = ("private", "media", "tmp")


@contextmanager
def another_machine(site, name, **variables):
    """Run one more machine of ``site``; gives what the site is there."""
    folder = site.servers.folder / name
    shared = {"DATABASE_URL", "CACHE_URL", "EMAIL_URL", "ELASTICSEARCH_URL", "ELASTICSEARCH_PREFIX"}
    same = {key: value for key, value in site.stack.environment.items() if key in shared}
    folder.mkdir()
    try:
        for each in SHARED:
            (folder / each).symlink_to(site.stack.folder / each)
        shutil.copytree(site.stack.folder / "static", folder / "static")
        with running(folder, free_ports(), **same | variables) as stack:
            yield replace(site, stack=stack)
    finally:
        shutil.rmtree(folder)


@contextmanager
def stopped(site):
    """Let a machine's programs stand still, as if its power had gone: nothing says goodbye."""
    programs = ("nginx", *WEB, "worker", "publisher")
    site.stack.kill(*programs, sign=signal.SIGSTOP)
    try:
        yield
    finally:
        site.stack.kill(*programs, sign=signal.SIGCONT)


@dataclass
class Clock:
    """What all programs of a machine take for the time, to be moved while they run."""

    file: object

    @property
    def variables(self):
        """Return what a program is started with to go by this clock."""
        return {
            "LD_PRELOAD": find("faketime"),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            # How long something takes is measured by another clock, which nobody can move.
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "PYTHONPATH": str(Path(__file__).parent / "sleeping"),
        }

    def jump(self, moment):
        """Let it be ``moment`` now."""
        self._go_wrong_by((moment - datetime.now(UTC)).total_seconds())

    def becomes_right(self):
        """Let it show the time."""
        self._go_wrong_by(0)

    def _go_wrong_by(self, seconds):
        part = self.file.with_suffix(".part")
        part.write_text(f"{seconds:+.3f}\n")
        part.replace(self.file)

"""Serves one copy of the site, as ``make demo`` does, to all workers of a test run.

The worker that asks first starts it; whoever started the run ends it.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Workers inherit the environment of the run, and so the name of the folder they share.
FOLDER = "TEST_DEMO_FOLDER"


@dataclass(frozen=True)
class Copy:
    """A copy that is being served: its process, its environment and what it printed."""

    pid: int
    environment: dict[str, str]
    output: str

    @property
    def address(self) -> str:
        """Where it is served."""
        return f"http://127.0.0.1:{self.environment['PORT']}"


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder, unless this is a worker and the run has named it."""
    if not hasattr(config, "workerinput"):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="centre-demo-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the copy, if any was started, and remove the folder."""
    if hasattr(config, "workerinput") or FOLDER not in os.environ:
        return
    folder = Path(os.environ.pop(FOLDER))
    note = folder / "copy.json"
    if note.exists():
        os.killpg(json.loads(note.read_text())["pid"], signal.SIGTERM)
    shutil.rmtree(folder, ignore_errors=True)


def served_copy(prepared: Path) -> Copy:
    """Return the run's copy, starting it if nobody did yet. Fails the test when it won't start.

    It begins with the ``prepared`` folder, since loading takes long.
    """
    folder = Path(os.environ[FOLDER])
    note = folder / "copy.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if note.exists():
            return Copy(**json.loads(note.read_text()))
        copy = start(folder, prepared)
        note.write_text(json.dumps(vars(copy)))
        wait_for(copy)
        return copy


def start(folder: Path, prepared: Path, **variables: str) -> Copy:
    """Start a copy in ``folder`` with more ``variables`` of its own, for its caller to end."""
    shutil.copytree(prepared, folder / "data")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    kept = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    environment = {**kept, "PORT": str(port), "DATA_DIR": str(folder / "data"), **variables}
    output = folder / "output.txt"
    with output.open("w") as sink:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "manage.py"), "demo"],
            env=environment,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Copy(process.pid, environment, str(output))


def wait_for(copy: Copy) -> None:
    """Wait until a copy answers. Fails the test when it does not."""
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{copy.address}/robots.txt", timeout=2):
                return
        except OSError:
            time.sleep(0.3)
    pytest.fail(f"The demonstration did not answer:\n{Path(copy.output).read_text()}")

"""Elasticsearch hangs, is killed and comes back while readers search: none of them sees it fail."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.plugins.demo_copy import ROOT, start, wait_for

pytestmark = [pytest.mark.walk, pytest.mark.needs("elasticsearch")]

READERS = 3
ASKED = ["plan", "zrtve%20trgovine", "%22trgovina%20ljudima%22", "obuka&vrsta=news", "kvartuz"]
PUBLISH = """
from centre.models import NewsPage
page = NewsPage.objects.live().first()
page.title = "Квартуз у вестима"
page.save_revision().publish()
"""


@dataclass
class Node:
    """A node of Elasticsearch that is this test's alone."""

    port: int

    def run(self, command):
        """Run one of the functions by which ``make services`` keeps its node."""
        sources = " && ".join(
            f". bin/services.d/{name}.sh" for name in ("common", "packages", "elasticsearch")
        )
        return subprocess.run(
            ["bash", "-c", f"set -e; {sources}; {command}"],
            cwd=ROOT,
            env=os.environ
            | {
                "SERVICES_ELASTICSEARCH_PORT": str(self.port),
                "SERVICES_ELASTICSEARCH_NODE": f"elasticsearch/of-{self.port}",
            },
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()

    def send(self, sign):
        """Send the node's process a signal."""
        os.kill(int(Path(self.folder(), "pid").read_text()), sign)

    def folder(self):
        """Return where the node keeps its data."""
        return self.run('echo "$SERVICES_DIR/$ELASTICSEARCH_NODE"')


@dataclass
class Readers:
    """People who search one after another until they are told to stop, and what they got."""

    address: str
    failures: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    simple: set[bool] = field(default_factory=set)
    done: threading.Event = field(default_factory=threading.Event)

    def read(self):
        """Ask one question after the other."""
        while not self.done.is_set():
            for asked in ASKED:
                begun = time.monotonic()
                try:
                    self.simple.add(ask(self.address, asked)["simple"])
                except (OSError, ValueError) as failure:
                    self.failures.append(f"{asked}: {failure}")
                self.seconds.append(time.monotonic() - begun)
                time.sleep(0.05)

    def __enter__(self):
        self.threads = [threading.Thread(target=self.read) for _ in range(READERS)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *failure):
        self.done.set()
        for thread in self.threads:
            thread.join()


def ask(address, asked):
    """Return what the site answers as JSON; raises for anything but 200."""
    with urllib.request.urlopen(f"{address}/pretraga/json/?q={asked}", timeout=30) as answer:
        return json.load(answer)


def until(true, seconds=120):
    """Wait until something holds."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it never came true"
        time.sleep(0.5)


@pytest.fixture
def node():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        made = Node(probe.getsockname()[1])
    made.run("elasticsearch_start")
    yield made
    made.run("elasticsearch_stop")
    shutil.rmtree(made.folder())


@pytest.fixture
def copy(node, prepared, tmp_path):
    made = start(tmp_path, prepared, ELASTICSEARCH_URL=f"http://127.0.0.1:{node.port}")
    wait_for(made)
    yield made
    os.killpg(made.pid, signal.SIGTERM)


def test_no_search_fails_while_the_server_hangs_dies_and_returns(node, copy):
    # Its index is empty: the database answers until the worker has filled it, by itself.
    until(lambda: not ask(copy.address, "plan")["simple"])
    with Readers(copy.address) as calm:
        time.sleep(2)
    with Readers(copy.address) as readers:
        node.send(signal.SIGSTOP)
        time.sleep(3)
        node.send(signal.SIGCONT)
        node.send(signal.SIGKILL)
        time.sleep(1)
        publish(copy)
        found = ask(copy.address, "kvartuz")
        assert (found["total"], found["simple"]) == (1, True)
    assert calm.failures + readers.failures == []
    assert False in calm.simple
    assert True in readers.simple
    # Two seconds, and what a busy machine adds.
    assert max(readers.seconds) < 2 + 2 * max(calm.seconds)
    node.run("elasticsearch_start")
    until(lambda: not (found := ask(copy.address, "kvartuz"))["simple"] and found["total"] == 1)


def publish(copy):
    """Change a page as an editor would, while nobody is there to be told."""
    subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "shell", "-c", PUBLISH],
        env=copy.environment,
        check=True,
        capture_output=True,
    )

"""The site as production runs it, started by tests: how a stranger, an operator and an editor reach
it, and how its processes are ended.
"""

import contextlib
import http.client
import json
import os
import signal
import socket
import ssl
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.plugins.demo_copy import ROOT

# Both answer at one socket.
WEB = ("web-1", "web-2")


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def kept(self):
        """What nginx's cache had to do with it: HIT, MISS, STALE, BYPASS."""
        return self.headers.get("X-Kept")


class _FromAnywhere(http.client.HTTPSConnection):
    """Connects to this machine whatever the name, from an address of this machine."""

    def connect(self):
        plain = socket.create_connection(
            ("127.0.0.1", self.port), self.timeout, self.source_address
        )
        self.sock = self._context.wrap_socket(plain, server_hostname="localhost")


@dataclass
class Stack:
    """A running stack."""

    folder: Path
    port: int
    environment: dict[str, str]

    def get(self, path, method="GET", **headers):
        """Ask nginx over TLS, as a reader does."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask(path, method, headers=named)

    def ask(self, path, method="GET", body=None, headers=None, source="127.0.0.1", seconds=60):
        """Ask nginx over TLS, from the address ``source``."""
        connection = _FromAnywhere(
            "localhost",
            self.port,
            context=self.context(),
            timeout=seconds,
            source_address=(source, 0),
        )
        with contextlib.closing(connection):
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())

    def context(self):
        """Return what trusts the stack's certificate."""
        return ssl.create_default_context(cafile=str(self.folder / "nginx/cert.pem"))

    def connect(self, seconds=10):
        """Open a connection to nginx over TLS."""
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=seconds)
        return self.context().wrap_socket(plain, server_hostname="localhost")

    def raw(self, request, seconds=10):
        """Send bytes as they are, and return all that comes back."""
        with self.connect(seconds) as opened:
            opened.sendall(request)
            parts = []
            try:
                while part := opened.recv(65536):
                    parts.append(part)
            except TimeoutError:
                pass
        return b"".join(parts)

    def inside(self, path):
        """Ask the application through its socket, as an operator on the machine does."""
        answer = self.straight(path)
        return answer.status, json.loads(answer.body)

    def straight(self, path, seconds=30, **headers):
        """Ask the application through its socket; nginx keeps nothing then."""
        connection = http.client.HTTPConnection("localhost", timeout=seconds)
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.settimeout(seconds)
        with contextlib.closing(connection):
            connection.sock.connect(str(self.folder / "nginx/run/web.sock"))
            connection.request("GET", path, headers={"Host": "localhost", **headers})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())

    def do(self, code):
        """Change content in a process of its own, as an editor's request would; return what it
        prints.
        """
        start = f"import sys; sys.path[:0] = ['site', '.']; import django; django.setup()\n{code}"
        return subprocess.run(
            [sys.executable, "-c", start],
            env=self.environment,
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        ).stdout.strip()

    def pid(self, name):
        """Return the number of one of the processes."""
        return int((self.folder / f"nginx/run/{name}.pid").read_text())

    def with_children(self, name):
        """Return the numbers of one of the processes and of its children."""
        pid = self.pid(name)
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [pid, *map(int, children)]

    def has(self, *names):
        """Wait until all of them are there: one that was ended before is about to start again."""
        self.wait(lambda: all(map(self.with_children, names)))

    def kill(self, *names, sign=signal.SIGKILL):
        """End processes at once, with their children: nothing of them goes on answering."""
        self.has(*names)
        for each in [pid for name in names for pid in self.with_children(name)]:
            # A child may end by itself meanwhile.
            with contextlib.suppress(ProcessLookupError):
                os.kill(each, sign)

    def holds(self, name, port):
        """Say whether one of the processes, or a child of it, has the connection from ``port``."""
        table = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        sockets = {f"socket:[{row[9]}]" for row in table if row[1].endswith(f":{port:04X}")}
        folders = [Path(f"/proc/{pid}/fd") for pid in self.with_children(name)]
        return any(str(file.readlink()) in sockets for each in folders for file in each.iterdir())

    def wait(self, is_so, seconds=60):
        """Wait until something is so, and return how long that took; the test fails when it never
        is.
        """
        begun = time.monotonic()
        while time.monotonic() < begun + seconds:
            try:
                if is_so():
                    return time.monotonic() - begun
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.1)
        return pytest.fail(
            f"It did not come to be so:\n{(self.folder / 'output').read_text()[-3000:]}"
        )


@contextlib.contextmanager
def running(folder, port, **variables):
    """Run ``bin/serve`` on a prepared ``folder``, with more ``variables``."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TEST_DEMO")}
    environment = {
        **kept,
        "PREPARED": "1",
        "PORT": str(port),
        "DATA_DIR": str(folder),
        "ELASTICSEARCH_URL": "",
        "EMAIL_URL": f"filemail:///{folder}/mail",
        "NGINX_FRESH_SECONDS": "1",
        "SECRET_KEY": "a key of a stack that tests start, as long as production asks for",
        "ALLOWED_HOSTS": "localhost",
        "BASE_URL": f"https://localhost:{port}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        **variables,
    }
    (folder / "secret-key").write_text(environment["SECRET_KEY"])
    subprocess.run(
        [sys.executable, "manage.py", "prepare_nginx"], env=environment, cwd=ROOT, check=True
    )
    with (folder / "output").open("w") as sink:
        process = subprocess.Popen(
            ["bin/serve"],
            env=environment,
            cwd=ROOT,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    made = Stack(folder, port, environment)
    try:
        made.wait(lambda: made.get("/healthz").status == 200, 120)
        yield made
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def free_ports():
    """Return a port that is free, with more beside it: plain, and for the publisher."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1] // 4 * 4 - 4096

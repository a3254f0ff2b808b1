"""The site as production runs it: nginx, gunicorn, worker, publisher, on a copy of the
demonstration.
"""

import http.client
import json
import os
import shutil
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
from tests.plugins.services import find


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.needs("nginx", "redis"))
            item.add_marker(pytest.mark.walk)


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


@dataclass
class Stack:
    """A running stack, and how a stranger, an operator and an editor reach it."""

    folder: Path
    port: int
    environment: dict[str, str]

    def get(self, path, method="GET", **headers):
        """Ask nginx over TLS, as a reader does."""
        context = ssl.create_default_context(cafile=str(self.folder / "nginx/cert.pem"))
        connection = http.client.HTTPSConnection(
            "localhost", self.port, context=context, timeout=60
        )
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        connection.close()
        return answer

    def raw(self, request, seconds=10):
        """Send bytes as they are, and return all that comes back."""
        context = ssl.create_default_context(cafile=str(self.folder / "nginx/cert.pem"))
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=seconds)
        with context.wrap_socket(plain, server_hostname="localhost") as opened:
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
        with socket.socket(socket.AF_UNIX) as opened:
            opened.connect(str(self.folder / "nginx/run/web.sock"))
            opened.sendall(f"GET {path} HTTP/1.0\r\nHost: localhost\r\n\r\n".encode())
            text = b"".join(iter(lambda: opened.recv(65536), b""))
        head, _, body = text.partition(b"\r\n\r\n")
        return int(head.split()[1]), json.loads(body)

    def do(self, code):
        """Change content in a process of its own, as an editor's request would."""
        start = f"import sys; sys.path[:0] = ['site', '.']; import django; django.setup(); {code}"
        subprocess.run([sys.executable, "-c", start], env=self.environment, cwd=ROOT, check=True)

    def kill(self, name):
        """End one of the processes at once, with its children: nothing of it goes on answering."""
        pid = (self.folder / f"nginx/run/{name}.pid").read_text().strip()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        for each in (pid, *children):
            os.kill(int(each), signal.SIGKILL)

    def wait(self, is_so, seconds=60):
        """Wait until something is so; the test fails when it never is."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if is_so():
                    return
            except OSError:
                pass
            time.sleep(0.1)
        pytest.fail(f"It did not come to be so:\n{(self.folder / 'output').read_text()[-3000:]}")


@pytest.fixture(scope="module")
def stack(prepared, tmp_path_factory):
    if not find("nginx") or not find("redis"):
        pytest.skip("needs nginx and Redis (make services)")
    folder = tmp_path_factory.mktemp("stack") / "data"
    shutil.copytree(prepared, folder)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        # Two more beside it: plain, and for the publisher.
        port = probe.getsockname()[1] // 4 * 4 - 4096
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TEST_DEMO")}
    environment = {
        **kept,
        "PREPARED": "1",
        "PORT": str(port),
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/database.sqlite3",
        "ELASTICSEARCH_URL": "",
        "CACHE_URL": "locmemcache://",
        "EMAIL_URL": f"filemail:///{folder}/mail",
        "NGINX_FRESH_SECONDS": "1",
        "SECRET_KEY": "a key of a stack that tests start, as long as production asks for",
        "ALLOWED_HOSTS": "localhost",
        "BASE_URL": f"https://localhost:{port}",
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
    }
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

"""Servers that are measured, and what they cost: processor time and memory of their processes."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .copies import ROOT, Copies

# What servers say stands there, wherever they run.
LOGS = ROOT / "var" / "bench" / "logs"
TICKS = os.sysconf("SC_CLK_TCK")
WORKERS = ["--workers", "2", "--threads", "4", "--preload", "--no-control-socket"]
GRANIAN = ["--workers", "2", "--blocking-threads", "4", "--log-level", "warning"]
# What is loaded is looked through for cycles no more, as production has it.
SERVING = Path(__file__).with_name("serving.py")
# What Debian's own configuration says around ours; the files beside are served by the same process,
# with the same log, so that only the cache is between them.
NGINX = """
worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  fastcgi_temp_path {folder}/run; uwsgi_temp_path {folder}/run; scgi_temp_path {folder}/run;
  include {folder}/portal.conf;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; }}
}}
"""


@dataclass(frozen=True)
class Server:
    """A running server: its address, and the process that began it."""

    address: str
    pid: int
    # Part of the command line of database processes that work for it; empty: none do.
    database: str = ""

    def processes(self) -> list[int]:
        """Return the processes of this server, and those of PostgreSQL that serve it."""
        parents = {}
        helping = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                stat = (entry / "stat").read_text()
                command = (entry / "cmdline").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
            if self.database and command.startswith("postgres:") and self.database in command:
                helping.append(int(entry.name))
        family = [self.pid]
        for pid in family:
            family += [child for child, parent in parents.items() if parent == pid]
        return family + helping

    def processor_seconds(self) -> float:
        """Return the processor time that they have used so far."""
        total = 0
        for pid in self.processes():
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            total += int(fields[11]) + int(fields[12])
        return total / TICKS

    def megabytes(self) -> float:
        """Return the memory that they hold, what they share counted once."""
        total = 0
        for pid in self.processes():
            try:
                rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            except OSError:
                continue
            total += sum(int(row.split()[1]) for row in rollup.splitlines() if row[:4] == "Pss:")
        return total / 1024


@contextmanager
def gunicorn(
    application: str, port: int, env: dict[str, str], folder: Path, database: str = ""
) -> Iterator[Server]:
    """Serve a WSGI application as production does: two processes of four threads."""
    command = [sys.executable, "-m", "gunicorn", "--config", str(SERVING), *WORKERS]
    command += ["--log-level", "warning", "--bind", f"127.0.0.1:{port}", application]
    with running(command, port, env, folder) as pid:
        yield Server(f"http://127.0.0.1:{port}", pid, database)


@contextmanager
def granian(
    application: str, port: int, env: dict[str, str], folder: Path, database: str = ""
) -> Iterator[Server]:
    """Serve the same by the server written in Rust that Django's users know best: as many processes
    and threads.
    """
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", *GRANIAN]
    command += ["--host", "127.0.0.1", "--port", str(port), application]
    with running(command, port, env, folder) as pid:
        yield Server(f"http://127.0.0.1:{port}", pid, database)


@contextmanager
def nginx(copies: Copies, web: int, front: int, files: int) -> Iterator[Server]:
    """Serve our copy, whose application listens on the port ``web``, on ``front``, as deploy/ says,
    and the folder ``files`` beside it on another port.
    """
    folder = copies.folder
    (folder / "run").mkdir(exist_ok=True)
    (folder / "state").mkdir(exist_ok=True)
    (folder / "portal.conf").write_text(_ours(copies, web, front))
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=files))
    command = ["nginx", "-p", str(folder), "-c", str(config)]
    with running(command, front, {**os.environ}, folder) as pid:
        yield Server(f"http://127.0.0.1:{front}", pid)


def _ours(copies: Copies, web: int, front: int) -> str:
    folder = copies.folder
    key, certificate = folder / "key.pem", folder / "cert.pem"
    if not key.exists():
        made = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=localhost",
        ]
        subprocess.run(
            [*made, "-keyout", key, "-out", certificate], check=True, capture_output=True
        )
    env = {
        **os.environ,
        "DATA_DIR": str(copies.copy),
        "NGINX_GENERATION": str(_generation_as_deep_as_usual()),
        "NAMES": "localhost",
        "NGINX_STATE": str(folder / "state"),
        "NGINX_RUN": str(folder / "run"),
        # Each line is made, and a disk that is full of them would be no news.
        "NGINX_LOG": "/dev/null",
        "NGINX_ERROR_LOG": str(folder / "error.log"),
        "APPLICATION": f"127.0.0.1:{web}",
        # Only the entrance without TLS is asked: what both cost alike is left out.
        "HTTPS_LISTEN": f"127.0.0.1:{front + 100}",
        "HTTP_LISTEN": f"127.0.0.1:{front + 101}",
        "INSIDE_LISTEN": f"127.0.0.1:{front}",
        "CERTIFICATE": str(certificate),
        "CERTIFICATE_KEY": str(key),
    }
    done = subprocess.run(
        ["bin/nginx-configuration"], env=env, check=True, capture_output=True, text=True
    )
    return done.stdout


def _generation_as_deep_as_usual() -> Path:
    """Return a folder whose link says under which generation pages are kept (nothing changes while
    they are measured), as deep as the one that nginx's unit sees: each folder costs a call.
    """
    place = Path(tempfile.gettempdir())
    (place / "bench-pages").mkdir(exist_ok=True)
    link = place / "now"
    if not link.is_symlink():
        link.symlink_to("bench-pages")
    return place


@contextmanager
def running(command: list[str], port: int, env: dict[str, str], folder: Path) -> Iterator[int]:
    """Run a server until it is not needed any more, once it answers; give its process."""
    LOGS.mkdir(parents=True, exist_ok=True)
    said = LOGS / f"{port}.log"
    with said.open("wb") as log:
        process = subprocess.Popen(command, env=env, cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(300):
            if process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/nothing-is-here", timeout=5)
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.1)
            else:
                break
        if process.poll() is not None:
            raise RuntimeError(f"{command[0]} ended:\n{said.read_text()}")
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)

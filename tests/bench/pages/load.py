"""Asks a server for one page, over so many connections for so long, with wrk."""

import re
import subprocess
import urllib.request
from dataclasses import dataclass

from .servers import Server


@dataclass(frozen=True)
class Subject:
    """One thing that is measured: which page of which server, and how it is asked for."""

    what: str  # the page: home, article, listing …
    who: str  # whose page: ours, plain, constant, file …
    server: Server
    path: str
    cookie: str = ""
    # Sent as nginx keeps it. Others send it as it is: the other project packs nothing.
    packed: bool = False

    def is_kept(self, what: str) -> bool:
        """Say whether it is this page as our process keeps it."""
        return self.what == what and self.who == "ours, kept"

    def headers(self) -> dict[str, str]:
        """Return what is sent along."""
        coding = "gzip" if self.packed else "identity"
        sent = {"Accept-Encoding": coding, "X-Forwarded-Proto": "https"}
        return {**sent, "Cookie": self.cookie} if self.cookie else sent

    def read(self) -> bytes:
        """Ask once, and return the page; raise unless it is there."""
        request = urllib.request.Request(self.server.address + self.path, headers=self.headers())
        with urllib.request.urlopen(request, timeout=120) as answer:
            if answer.url.partition("?")[0] != request.full_url.partition("?")[0]:
                raise RuntimeError(f"{self.path} leads on to {answer.url}")
            return answer.read()


@dataclass(frozen=True)
class Figures:
    """What one round brought."""

    milliseconds: float  # of processor time a request
    per_second: float
    megabytes: float


def ask(subject: Subject, connections: int, seconds: int) -> Figures:
    """Ask over and over; raise if an answer is anything but a page."""
    headers = [
        part for name, value in subject.headers().items() for part in ("-H", f"{name}: {value}")
    ]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", *headers]
    before = subject.server.processor_seconds()
    done = subprocess.run(
        [*command, subject.server.address + subject.path],
        check=True,
        capture_output=True,
        text=True,
    )
    used = subject.server.processor_seconds() - before
    if "Non-2xx" in done.stdout or "Socket errors" in done.stdout:
        raise RuntimeError(f"{subject.who} {subject.path}:\n{done.stdout}")
    requests = int(re.search(r"(\d+) requests in", done.stdout)[1])
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)[1])
    return Figures(1000 * used / max(requests, 1), rate, subject.server.megabytes())

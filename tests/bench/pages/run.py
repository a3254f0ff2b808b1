"""Measures pages of this site beside a project as Wagtail's documentation builds it, a view that
returns a constant, and nginx with the same bytes as a file: in turn, in one run.

``python -m tests.bench.pages.run --pages 200 --out FILE``: adds a line of JSON for each round.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from . import plain
from .load import Subject, ask
from .servers import gunicorn, nginx

ROOT = Path(__file__).parents[3]
KEPT, ANEW = "config.settings.dev", "tests.bench.pages.uncached"
FIRST = "tests.bench.pages.changing"
QUERY = quote("трговина људима")
OURS = {
    "home": "/",
    "article": "/vesti/plan-rada-za-2015-godinu/",
    "listing": "/vesti/",
    "plan": "/plan-rada/2015/",
    "indicators": "/indikatori/",
    "search": f"/pretraga/?q={QUERY}",
}
PLAIN = {
    "home": "/",
    "article": "/vesti/post-0/",
    "listing": "/vesti/",
    "search": f"/search/?query={QUERY}",
}


class Bench:
    """The copies that are measured, in one folder, and the servers for them."""

    def __init__(self, folder: Path, pages: int, port: int) -> None:
        self.folder = folder
        self.pages = pages
        self.port = port
        self.copy = folder / "ours"
        self.plain = folder / "plain"
        self.texts = folder / "texts.json"

    def ours(self, *arguments: str) -> str:
        """Run a command on our copy, and return what it prints."""
        command = [sys.executable, "-m", "tests.bench.pages.ours", *arguments]
        done = subprocess.run(
            command,
            env=self.environment(KEPT),
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def environment(self, settings: str) -> dict[str, str]:
        """Return what our commands and servers need in their environment."""
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("TEST_")},
            "DATA_DIR": str(self.copy),
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        }

    @property
    def database_of_plain(self) -> str:
        """The address of the other project's database."""
        return f"sqlite:///{self.plain}/db.sqlite3"

    def prepare(self) -> None:
        """Make both copies, with so many pages each; a second time only what is missing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.copy.exists():
            subprocess.run(
                [sys.executable, "manage.py", "demo", "--prepare"],
                env=self.environment(KEPT),
                cwd=ROOT,
                check=True,
                stdout=subprocess.DEVNULL,
            )
        self.ours("fill", str(self.pages))
        self.ours("texts", str(self.texts))
        plain.build(self.plain, self.database_of_plain, self.texts, self.pages)

    def subjects(self, stack: ExitStack) -> Iterator[Subject]:
        """Start every server, and give what is measured."""
        ports = iter(range(self.port, self.port + 10))
        kept, anew, first = (
            stack.enter_context(
                gunicorn("config.wsgi:application", next(ports), self.environment(each), ROOT)
            )
            for each in (KEPT, ANEW, FIRST)
        )
        trainee = json.loads(self.ours("session"))
        for what, path in [*OURS.items(), ("course", trainee["course"])]:
            yield Subject(what, "ours", anew, path)
            yield Subject(what, "ours, kept", kept, path)
            yield Subject(what, "ours, first", first, path)
        yield Subject("lesson, signed in", "ours", anew, trainee["lesson"], trainee["cookie"])
        other = stack.enter_context(self.other(next(ports)))
        for what, path in PLAIN.items():
            yield Subject(what, "plain", other, path)
        body = Subject("article", "ours", kept, OURS["article"]).read()
        env = {**os.environ, "PYTHONPATH": str(ROOT), "CONSTANT_BYTES": str(len(body))}
        view = "tests.bench.pages.constant:application"
        yield Subject(
            "article",
            "constant",
            stack.enter_context(gunicorn(view, next(ports), env, self.folder)),
            "/",
        )
        (self.folder / "files").mkdir(exist_ok=True)
        (self.folder / "files" / "index.html").write_bytes(body)
        yield Subject(
            "article", "file", stack.enter_context(nginx(self.folder, next(ports))), "/index.html"
        )

    def other(self, port: int):
        """Serve the other project."""
        env = plain.environment(self.plain, self.database_of_plain)
        return gunicorn(f"{plain.NAME}.wsgi:application", port, env, self.plain)


def main() -> None:
    """Measure, and add what was found to the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--connections", default="8,32")
    parser.add_argument("--port", type=int, default=8300)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench" / "pages")
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "bench" / "pages.jsonl")
    chosen = parser.parse_args()
    bench = Bench(chosen.folder.resolve(), chosen.pages, chosen.port)
    bench.prepare()
    with ExitStack() as stack:
        subjects = list(bench.subjects(stack))
        at_rest = {subject.who: subject.server.megabytes() for subject in subjects}
        for subject in subjects:
            subject.read()
            ask(subject, 8, 1)
        with chosen.out.open("a", encoding="utf-8") as out:
            for number in range(chosen.rounds):
                for connections in map(int, chosen.connections.split(",")):
                    for subject in subjects:
                        figures = ask(subject, connections, chosen.seconds)
                        line = {
                            "pages": chosen.pages,
                            "round": number,
                            "connections": connections,
                            "what": subject.what,
                            "who": subject.who,
                            "at_rest": at_rest[subject.who],
                            "bytes": len(subject.read()),
                            "load": os.getloadavg()[0],
                            "day": str(datetime.now(UTC).date()),
                            **vars(figures),
                        }
                        out.write(json.dumps(line) + "\n")
                        out.flush()
        publishing = {"ours": json.loads(bench.ours("publish"))}
        publishing["plain"] = json.loads(
            plain.manage(bench.plain, bench.database_of_plain, "time_publishing")
        )
        with chosen.out.open("a", encoding="utf-8") as out:
            out.write(json.dumps({"pages": chosen.pages, "publishing": publishing}) + "\n")


if __name__ == "__main__":
    main()

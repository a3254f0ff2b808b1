"""Measures pages of this site beside a project as Wagtail's documentation builds it, a view that
returns a constant, and nginx with the same bytes as a file: in turn, in one run.

``python -m tests.bench.pages.run --pages 100 --database sqlite --out FILE``: a line of JSON for
each round, in place of what the file holds of so many pages on this database.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from . import machine, plain
from .copies import ANEW, FIRST, KEPT, ROOT, Copies
from .load import Subject, ask
from .servers import Server, granian, gunicorn, nginx

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
# Answers to questions are kept by nobody.
NEVER_KEPT = {"search"}


def ours(copies: Copies, stack: ExitStack, ports: Iterator[int]) -> Iterator[Subject]:
    """Serve our copy in three ways, and give its pages."""
    kept, anew, first = (
        stack.enter_context(
            gunicorn(
                "config.wsgi:application",
                next(ports),
                copies.environment(settings),
                ROOT,
                copies.name_of_database("ours"),
            )
        )
        for settings in (KEPT, ANEW, FIRST)
    )
    trainee = copies.ours("session")
    for what, path in [*OURS.items(), ("course", trainee["course"])]:
        yield Subject(what, "ours", anew, path)
        yield Subject(what, "ours, first", first, path)
        if what not in NEVER_KEPT:
            yield Subject(what, "ours, kept", kept, path)
    for who, server in (("ours", anew), ("ours, first", first)):
        yield Subject("lesson, signed in", who, server, trainee["lesson"], trainee["cookie"])


def other(copies: Copies, stack: ExitStack, ports: Iterator[int]) -> Iterator[Subject]:
    """Serve the other project, and give its pages."""
    env = plain.environment(copies.plain, copies.address_of_database("plain"))
    name = copies.name_of_database("plain")
    application = f"{plain.NAME}.wsgi:application"
    server = stack.enter_context(gunicorn(application, next(ports), env, copies.plain, name))
    for what, path in PLAIN.items():
        yield Subject(what, "plain", server, path)


def bounds(
    copies: Copies, stack: ExitStack, ports: Iterator[int], article: Subject
) -> Iterator[Subject]:
    """Serve the bytes of the article by a view that does nothing else; and both, the view and the
    article as it is kept, by another server.
    """
    env = {**os.environ, "PYTHONPATH": str(ROOT), "CONSTANT_BYTES": str(len(article.read()))}
    view = "tests.bench.pages.constant:application"
    server = stack.enter_context(gunicorn(view, next(ports), env, copies.folder))
    yield Subject("article", "constant", server, "/")
    beside = stack.enter_context(granian(view, next(ports), env, copies.folder))
    yield Subject("article", "constant, granian", beside, "/")
    name = copies.name_of_database("ours")
    site = granian("config.wsgi:application", next(ports), copies.environment(KEPT), ROOT, name)
    yield Subject("article", "ours, granian", stack.enter_context(site), article.path)


def in_front(copies: Copies, stack: ExitStack, ports: Iterator[int]) -> Iterator[Subject]:
    """Serve our copy by nginx with production's configuration, and the bytes of each page that it
    keeps as a file beside it.
    """
    web, front, files = next(ports), next(ports), next(ports)
    env = copies.in_production(DATABASE_PATIENCE="5")
    copies.run("manage.py", "prepare_nginx", env=env)
    application = gunicorn("config.wsgi:application", web, env, ROOT)
    stack.enter_context(application)
    root = copies.folder / "files"
    root.mkdir(exist_ok=True)
    server: Server = stack.enter_context(nginx(copies, web, front, files))
    asked = [(what, path) for what, path in OURS.items() if what not in NEVER_KEPT]
    for what, path in asked:
        kept = Subject(what, "ours, nginx", server, path, packed=True)
        yield kept
        (root / f"{what}.html").write_bytes(kept.read())
        beside = Server(f"http://127.0.0.1:{files}", server.pid)
        yield Subject(what, "file", beside, f"/{what}.html", packed=True)


def main() -> None:
    """Measure, and add what was found to the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--connections", default="8,32")
    parser.add_argument("--port", type=int, default=8300)
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench" / "pages")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "bench" / "pages.jsonl")
    parser.add_argument("--only-prepare", action="store_true")
    chosen = parser.parse_args()
    copies = Copies(chosen.folder.resolve(), chosen.database, chosen.pages)
    copies.prepare()
    if chosen.only_prepare:
        return
    about = {"pages": chosen.pages, "database": chosen.database}
    with noting(chosen.out, about) as note:
        note(machine=machine.about(chosen.database))
        with ExitStack() as stack:
            ports = iter(range(chosen.port, chosen.port + 20))
            subjects = list(ours(copies, stack, ports))
            article = next(each for each in subjects if each.is_kept("article"))
            subjects += [*other(copies, stack, ports), *bounds(copies, stack, ports, article)]
            subjects += in_front(copies, stack, ports)
            for line in figures(subjects, chosen):
                note(**line)
        note(publishing=copies.publishing())
        note(making=copies.making())
        note(suppression=copies.suppression())


@contextmanager
def noting(path: Path, about: dict[str, Any]) -> Iterator[Callable[..., None]]:
    """Give what notes a line on a setup. They stand beside ``path`` until all are there; then they
    follow what it holds of other setups. What broke off leaves ``path`` as it was.
    """
    part = path.with_name(f"{path.name}.part")
    with part.open("w", encoding="utf-8") as out:

        def note(**line: Any) -> None:
            out.write(json.dumps({**about, **line}) + "\n")
            out.flush()

        yield note
    before = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    others = [line for line in before if not about.items() <= json.loads(line).items()]
    path.write_text("\n".join([*others, part.read_text(encoding="utf-8")]), encoding="utf-8")
    part.unlink()


def figures(subjects: list[Subject], chosen: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Ask each of the subjects in turn, round after round, and give what each round brought."""
    at_rest = {subject.who: subject.server.megabytes() for subject in subjects}
    for subject in subjects:
        subject.read()
        ask(subject, 8, 1)
    for number in range(chosen.rounds):
        for connections in map(int, chosen.connections.split(",")):
            for subject in subjects:
                found = ask(subject, connections, chosen.seconds)
                yield {
                    "round": number,
                    "connections": connections,
                    "what": subject.what,
                    "who": subject.who,
                    "at_rest": at_rest[subject.who],
                    "bytes": len(subject.read()),
                    "load": os.getloadavg()[0],
                    "day": str(datetime.now(UTC).date()),
                    **vars(found),
                }
        sys.stdout.write(f"{chosen.database}, {chosen.pages} pages: round {number + 1} is done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

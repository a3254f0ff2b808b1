"""The copies that are measured, in one folder and on one kind of database, and their commands."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from . import plain

ROOT = Path(__file__).parents[3]
KEPT, ANEW = "config.settings.dev", "tests.bench.pages.uncached"
FIRST = "tests.bench.pages.changing"
PRODUCTION = "config.settings.production"
STATISTICS_YEARS = "10"
# A connection that ends while its page is measured would take its processor time with it.
LASTING = "conn_max_age=86400"


class Copies:
    """Our copy and the other project, with the commands that fill them."""

    def __init__(self, folder: Path, database: str, pages: int) -> None:
        self.folder = folder / f"{database}-{pages}"
        self.database = database
        self.pages = pages
        self.copy = self.folder / "ours"
        self.plain = self.folder / "plain"
        self.texts = self.folder / "texts.json"

    def name_of_database(self, whose: str) -> str:
        """Return what the processes of PostgreSQL that serve a copy are called by; empty on
        SQLite.
        """
        return f"bench_pages_{self.pages}_{whose}" if self.database == "postgresql" else ""

    def address_of_database(self, whose: str) -> str:
        """Return the address of a copy's database."""
        if name := self.name_of_database(whose):
            server = urlsplit(os.environ["TEST_DATABASE_URL"])
            return server._replace(path=f"/{name}", query=LASTING).geturl()
        file = self.plain / "db" if whose == "plain" else self.copy / "database"
        return f"sqlite:///{file}.sqlite3?{LASTING}"

    def environment(self, settings: str, **more: str) -> dict[str, str]:
        """Return what our commands and servers need in their environment."""
        return {
            **{name: value for name, value in os.environ.items() if not name.startswith("TEST_")},
            "DATA_DIR": str(self.copy),
            "DATABASE_URL": self.address_of_database("ours"),
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
            **more,
        }

    def in_production(self, **more: str) -> dict[str, str]:
        """Return the environment of our copy behind nginx."""
        said = {
            "SECRET_KEY": (self.copy / "secret-key").read_text().strip(),
            "ALLOWED_HOSTS": "localhost,127.0.0.1",
            "BASE_URL": "https://localhost",
            "CACHE_URL": f"filecache://{self.copy}/cache",
            "EMAIL_URL": f"filemail://{self.copy}/mail",
            "ELASTICSEARCH_URL": "",
        }
        return self.environment(PRODUCTION, **said, **more)

    def run(self, *command: str, env: dict[str, str] | None = None) -> str:
        """Run a command of ours with Python on our copy, and return what it prints."""
        done = subprocess.run(
            [sys.executable, *command],
            env=env or self.environment(KEPT),
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout

    def ours(self, *arguments: str) -> Any:
        """Run a command of ``ours.py``, and return what it prints as JSON, if anything."""
        printed = self.run("-m", "tests.bench.pages.ours", *arguments)
        return json.loads(printed) if printed else None

    def prepare(self) -> None:
        """Make both copies, with so many pages each; a second time only what is missing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for whose in ("ours", "plain"):
            if name := self.name_of_database(whose):
                _make_database(name)
        if not (loaded := self.copy / "loaded").exists():
            self.run("manage.py", "demo", "--prepare")
            loaded.touch()
        self.run("manage.py", "compile_catalogues", "--verbosity", "0")
        self.run("manage.py", "migrate", "--no-input", "--verbosity", "0")
        self.ours("fill", str(self.pages))
        self.ours("texts", str(self.texts))
        plain.build(self.plain, self.address_of_database("plain"), self.texts, self.pages)
        for whose in ("ours", "plain"):
            _learn(self.address_of_database(whose))

    def publishing(self) -> dict[str, list[float]]:
        """Return how many seconds it takes to publish a change, here and there."""
        other = plain.manage(self.plain, self.address_of_database("plain"), "time_publishing")
        return {"ours": self.ours("publish"), "plain": json.loads(other)}

    def making(self) -> dict[str, list[float]]:
        """Return the seconds of processor time that documents and kits take."""
        made: dict[str, list[float]] = json.loads(
            self.run("-m", "tests.bench.pages.making", env=self.environment(ANEW))
        )
        return made

    def suppression(self) -> dict[str, float]:
        """Return how long it takes to ask whether tables may be published, at real size."""
        command = ("-m", "tests.bench.statistics.run", STATISTICS_YEARS, "--json")
        found: dict[str, float] = json.loads(self.run(*command))
        return found


def _make_database(name: str) -> None:
    with psycopg.connect(os.environ["TEST_DATABASE_URL"], autocommit=True) as server:
        there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not there:
            server.execute(f'CREATE DATABASE "{name}"')


def _learn(address: str) -> None:
    """Let a database know what its tables hold, as it does a day after so many pages came."""
    place = urlsplit(address)
    if place.scheme == "sqlite":
        with closing(sqlite3.connect(place.path)) as connection:
            connection.execute("ANALYZE")
            connection.commit()
    else:
        with psycopg.connect(place._replace(query="").geturl(), autocommit=True) as connection:
            connection.execute("ANALYZE")

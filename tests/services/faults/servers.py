"""A PostgreSQL and a Redis that are these tests' alone, so that they can be hurt."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from tests.plugins.demo_copy import ROOT


def free_port():
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Servers:
    """Both of them, in a folder of their own, run by the functions of ``make services``."""

    folder: Path
    postgresql_port: int
    redis_port: int

    def run(self, command):
        """Run one of the functions."""
        names = ("common", "packages", "postgresql", "redis")
        sources = " && ".join(f". bin/services.d/{name}.sh" for name in names)
        environment = {
            **os.environ,
            "SERVICES_DIR": str(self.folder),
            "SERVICES_POSTGRESQL_PORT": str(self.postgresql_port),
            "SERVICES_REDIS_PORT": str(self.redis_port),
        }
        done = subprocess.run(
            ["bash", "-c", f"set -e; {sources}; {command}"],
            cwd=ROOT,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr

    @property
    def database_url(self):
        """Where the site keeps everything."""
        return f"postgres://portal:portal@127.0.0.1:{self.postgresql_port}/portal"

    @property
    def redis_url(self):
        """Where the site keeps what it may lose."""
        return f"redis://127.0.0.1:{self.redis_port}/0"

    def ask(self, statement, parameters=()):
        """Ask the site's database; return the rows."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            cursor = connection.execute(statement, parameters)
            return cursor.fetchall() if cursor.description else []

    def as_master(self, database="portal"):
        """Connect as who may do everything, where the site can't get in the way."""
        place = self.folder / "postgresql/data"
        return psycopg.connect(
            f"host={place} port={self.postgresql_port} user=postgres dbname={database}",
            autocommit=True,
        )

    def postgresql_pids(self):
        """Return the numbers of all processes of PostgreSQL, its first one at the beginning."""
        first = (self.folder / "postgresql/data/postmaster.pid").read_text().split()[0]
        children = Path(f"/proc/{first}/task/{first}/children").read_text().split()
        return [int(first), *map(int, children)]

    def signal_postgresql(self, sign):
        """Send every process of PostgreSQL a signal."""
        for pid in self.postgresql_pids():
            # One may end by itself meanwhile.
            with suppress(ProcessLookupError):
                os.kill(pid, sign)

    def kill_postgresql(self):
        """End it as a machine ends it that loses its power."""
        first = self.postgresql_pids()[0]
        self.signal_postgresql(signal.SIGKILL)
        while _lives(first):
            time.sleep(0.05)
        # Nobody may have taken notice of its end yet: to the next one it would seem alive.
        data = self.folder / "postgresql/data"
        for left in (data / "postmaster.pid", *data.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)

    def signal_redis(self, sign):
        """Send Redis a signal."""
        done = subprocess.run(
            ["pgrep", "-f", f"redis-server.*:{self.redis_port}"],
            capture_output=True,
            text=True,
            check=True,
        )
        for pid in done.stdout.split():
            os.kill(int(pid), sign)

    def stop(self):
        """End both, however they are."""
        for wake in (self.signal_postgresql, self.signal_redis):
            try:
                wake(signal.SIGCONT)
            except (OSError, subprocess.CalledProcessError):
                continue
        self.run("postgresql_stop; redis_stop")


def _lives(pid):
    try:
        return "(postgres) Z" not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


@contextmanager
def own_servers() -> Iterator[Servers]:
    """Start both, and end them."""
    # Not beneath pytest's folder: whom the servers belong to may not enter that.
    servers = Servers(Path(tempfile.mkdtemp(prefix="centre-faults-")), free_port(), free_port())
    servers.folder.chmod(0o755)
    try:
        servers.run("prepare_services_dir; postgresql_start; redis_start")
        with servers.as_master() as master:
            # No machine loses its power here, and after a crash it need not look at every file.
            master.execute("ALTER SYSTEM SET fsync = off")
            master.execute("SELECT pg_reload_conf()")
        yield servers
    finally:
        servers.stop()
        shutil.rmtree(servers.folder)


def fill(servers: Servers, template: str, demonstration: Path) -> None:
    """Give the site's database the tables of ``template`` (``postgres://…``) and the rows of the
    demonstration's SQLite.
    """
    subprocess.run(
        ["bash", "-c", 'pg_dump --schema-only --no-owner "$0" | psql -q -v ON_ERROR_STOP=1 "$1"',
         template, servers.database_url],
        check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    with sqlite3.connect(demonstration) as source, servers.as_master() as target:
        # Neither order of tables nor what watches over changes is of interest to a copy.
        target.execute("SET session_replication_role = replica")
        there = {row[0] for row in source.execute("SELECT name FROM sqlite_master")}
        for table, columns in _tables(target).items():
            if table in there:
                _copy(source, target, table, columns)
        target.execute("ANALYZE")


def _tables(target):
    found = target.execute(
        "SELECT table_name, column_name, data_type, is_identity FROM information_schema.columns "
        "WHERE table_schema = 'public' AND is_generated = 'NEVER' "
        "AND table_name NOT LIKE 'wagtailsearch_%' AND table_name IN "
        "(SELECT tablename FROM pg_tables WHERE schemaname = 'public')"
    )
    tables = {}
    for table, column, kind, is_identity in found:
        tables.setdefault(table, []).append((column, kind, is_identity == "YES"))
    return tables


def _copy(source, target, table, columns):
    have = {row[1] for row in source.execute(f'PRAGMA table_info("{table}")')}
    columns = [column for column in columns if column[0] in have]
    names = ", ".join(f'"{name}"' for name, _kind, _counted in columns)
    kinds = [kind for _name, kind, _counted in columns]
    with target.cursor() as cursor, cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as into:
        for row in source.execute(f'SELECT {names} FROM "{table}"'):
            into.write_row([_value(kind, value) for kind, value in zip(kinds, row, strict=True)])
    for name, _kind, counted in columns:
        if counted:
            target.execute(
                sql.SQL(
                    "SELECT setval(pg_get_serial_sequence({}, {}), max({}) + 1) FROM {}"
                ).format(f'"{table}"', name, sql.Identifier(name), sql.Identifier(table))
            )


def _value(kind, value):
    """Return what SQLite holds as PostgreSQL reads it."""
    if value is None:
        return None
    if kind == "boolean":
        return bool(value)
    if kind == "timestamp with time zone":
        return f"{value}+00"
    return value if isinstance(value, bytes) else str(value)

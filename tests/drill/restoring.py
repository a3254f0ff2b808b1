"""``make restore-drill`` proves that what bin/backup writes brings the site back, and in how long.

A copy of the database of ``make serve`` (PORT) and of its files is written to without pause, backed
up meanwhile, destroyed, and restored into nothing; then every row and every file is compared with
what the backup's snapshot saw.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]
PORT = os.environ.get("PORT", "8443")
SOURCE = Path(os.environ.get("DATA_DIR", ROOT / "var" / "serve"))


def servers() -> str:
    """Return the address of the PostgreSQL that tests use, without a database."""
    lines = (ROOT / "var" / "services" / "env").read_text().splitlines()
    found = dict(line.split("=", 1) for line in lines)
    return found["TEST_DATABASE_URL"].rpartition("/")[0]


def rows(cursor: psycopg.Cursor) -> dict[str, str]:
    """Return the number of rows of each table, and one hash over all of them in order."""
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    told = {}
    for (table,) in cursor.fetchall():
        cursor.execute(
            sql.SQL(
                "SELECT count(*), md5(coalesce(string_agg(hash, '' ORDER BY hash), ''))"
                " FROM (SELECT md5(t::text) AS hash FROM {} AS t) AS hashes"
            ).format(sql.Identifier(table))
        )
        told[table] = "{} {}".format(*cursor.fetchone())
    return told


def files(folder: Path) -> dict[str, str]:
    """Return the hash of each file beneath ``private`` and ``media``."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in ("private", "media")
        for path in sorted((folder / part).rglob("*"))
        if path.is_file()
    }


def write_without_pause(address: str, stop: threading.Event) -> None:
    """Write rows until told to stop, each in a transaction of its own."""
    with psycopg.connect(address, autocommit=True) as connection:
        number = 0
        while not stop.is_set():
            number += 1
            connection.execute(
                "INSERT INTO foundation_heartbeat (name, seen_at) VALUES (%s, now())",
                [f"drill-{number}"],
            )
    sys.stdout.write(f"{number} rows were written while the backup was made\n")


def run(script: str, folder: Path, address: str, data: Path, **more: str) -> float:
    """Run a script of this folder; return the seconds it took."""
    started = time.monotonic()
    environment = {**os.environ, "DATABASE_URL": address, "DATA_DIR": str(data), **more}
    subprocess.run([ROOT / "bin" / script, folder], env=environment, check=True)
    return time.monotonic() - started


def make_copy(server: str, name: str, scratch: Path) -> str:
    """Restore a backup of what is served into a database and a folder of the drill's own."""
    run("backup", scratch / "first", f"{server}/portal_serve_{PORT}", SOURCE)
    address = recreate(server, name)
    run("restore", scratch / "first", address, scratch / "data")
    return address


def recreate(server: str, name: str) -> str:
    """Drop the drill's database, if it is there, and make an empty one; return its address."""
    with psycopg.connect(f"{server}/portal", autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} (FORCE)").format(sql.Identifier(name))
        )
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return f"{server}/{name}"


def back_up_under_load(address: str, scratch: Path) -> tuple[dict[str, str], float]:
    """Back up while rows are written; return what the snapshot saw, and the seconds."""
    stop = threading.Event()
    writer = threading.Thread(target=write_without_pause, args=(address, stop))
    writer.start()
    with psycopg.connect(address) as connection, connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        seconds = run("backup", scratch / "second", address, scratch / "data", SNAPSHOT=snapshot)
        seen = rows(cursor)
    stop.set()
    writer.join()
    return seen, seconds


def main() -> None:
    """Do all of it; fail loudly where anything differs."""
    server, name = servers(), f"portal_drill_{PORT}"
    scratch = Path(tempfile.mkdtemp(prefix="centre-drill-"))
    try:
        address = make_copy(server, name, scratch)
        before = files(scratch / "data")
        seen, backup = back_up_under_load(address, scratch)
        shutil.rmtree(scratch / "data")
        recreate(server, name)
        restore = run("restore", scratch / "second", address, scratch / "data")
        with psycopg.connect(address) as connection, connection.cursor() as cursor:
            assert rows(cursor) == seen, "a table is not what it was"
        assert files(scratch / "data") == before, "a file is not what it was"
        sys.stdout.write(
            f"{len(seen)} tables, {sum(int(told.split()[0]) for told in seen.values())} rows and "
            f"{len(before)} files are what they were: backed up in {backup:.1f} s under load, "
            f"restored into nothing in {restore:.1f} s\n"
        )
    finally:
        shutil.rmtree(scratch)
        recreate(server, name)


if __name__ == "__main__":
    main()

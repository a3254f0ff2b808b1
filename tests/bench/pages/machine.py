"""On what was measured: the machine, and the versions of what ran on it."""

import os
import platform
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

import psycopg

NAMED = {"Django": "django", "Wagtail": "wagtail", "gunicorn": "gunicorn"}


def about(database: str) -> str:
    """Return the machine and the versions in a line."""
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    said = subprocess.run(["nginx", "-v"], capture_output=True, text=True, check=True).stderr
    parts = [
        f"{os.cpu_count()} cores of {names[0] if names else platform.machine()}",
        f"{memory:.0f} GiB of memory",
        f"{platform.system()} {platform.release().split('-')[0]}",
        f"Python {platform.python_version()}",
        *(f"{name} {version(package)}" for name, package in NAMED.items()),
        f"nginx {said.rpartition('/')[2].split()[0]}",
        _version(database),
    ]
    return ", ".join(parts)


def _version(database: str) -> str:
    if database == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    with psycopg.connect(os.environ["TEST_DATABASE_URL"]) as server:
        return f"PostgreSQL {server.info.server_version // 10000}"

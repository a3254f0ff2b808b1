"""On what was measured: the processor, the memory and the versions."""

from __future__ import annotations

import os
import platform
import sqlite3
from pathlib import Path

from django.db import connection
from modelsearch.backends import get_search_backend

from search.outbox import site_engine


def about(engine: str) -> dict[str, str]:
    """Return what to know about the machine and the engine, in words."""
    return {
        "processor": _processor(),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "engine": _version(engine),
    }


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text().splitlines() if known.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} cores of {names[0] if names else platform.processor()}"


def _version(engine: str) -> str:
    if engine == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    if engine == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0].split()[0]}"
    info = get_search_backend(site_engine()).es.info()
    return f"Elasticsearch {info['version']['number']}"

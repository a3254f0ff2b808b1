"""Measures search: ``python -m tests.bench.search.run --engine sqlite --sizes 1000,10000``.

In one process and one run, each kind of query is asked in turn of the bare engine (its own SQL or
JSON, without permission and without facets) and of the site's search. Django reads its database
when it starts, so each engine is a process of its own; ``bin/bench-search`` runs the three.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 15


def main() -> None:
    """Measure the sizes one after the other and write a line of JSON for each figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument(
        "--engine", choices=["sqlite", "postgresql", "elasticsearch"], required=True
    )
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--out", type=Path, default=Path("var/bench/search.jsonl"))
    arguments = parser.parse_args()
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.bench.search import filling, questions

    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with arguments.out.open("a", encoding="utf-8") as out:
        for size in map(int, arguments.sizes.split(",")):
            row = {"engine": arguments.engine, "size": size, **filling.fill(arguments.engine, size)}
            row["load"] = round(os.getloadavg()[0], 1)
            for kind, bare, ours in questions.pairs(arguments.engine):
                row[kind] = _interleaved(bare, ours)
                sys.stdout.write(f"{arguments.engine} {size} {kind} {row[kind]}\n")
                sys.stdout.flush()
            out.write(json.dumps(row) + "\n")
            out.flush()
    filling.clean(arguments.engine)


def _interleaved(bare: Callable[[], object], ours: Callable[[], object]) -> dict[str, float]:
    """Ask both in turn; return p50 and p95 of each in milliseconds, and of the processor's time."""
    asks = {"bare": bare, "ours": ours}
    times: dict[str, list[float]] = {f"{name}{on}": [] for name in asks for on in ("", "_cpu")}
    for ask in (bare, ours, bare, ours):
        ask()
    server = _server()
    for _ in range(ROUNDS):
        for name, ask in asks.items():
            begun, begun_cpu = time.perf_counter(), time.process_time() + _spent(server)
            ask()
            times[name].append((time.perf_counter() - begun) * 1000)
            spent = time.process_time() + _spent(server) - begun_cpu
            times[f"{name}_cpu"].append(spent * 1000)
    return {
        f"{name}_{label}": round(value, 2)
        for name, each in times.items()
        for label, value in (("p50", statistics.median(each)), ("p95", _p95(each)))
    }


def _server() -> int | None:
    """Return the process of a database's server that answers us, if it is on this machine."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = int(cursor.fetchone()[0])
    return pid if Path(f"/proc/{pid}/schedstat").exists() else None


def _spent(pid: int | None) -> float:
    """Return the seconds that a process has spent on a processor."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9 if pid else 0.0


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


if __name__ == "__main__":
    main()

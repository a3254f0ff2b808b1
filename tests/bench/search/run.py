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
from typing import Any

ENGINES = ["sqlite", "postgresql", "elasticsearch"]
Times = dict[str, list[float]]


def main() -> None:
    """Measure the sizes one after the other and write a line of JSON for each figure."""
    arguments = _arguments()
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.bench.search import filling, machine

    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    about = machine.about(arguments.engine)
    for size in map(int, arguments.sizes.split(",")):
        row = {"engine": arguments.engine, "size": size, "machine": about}
        row |= (filling.again if arguments.filled else filling.fill)(arguments.engine, size)
        row["load"] = [round(os.getloadavg()[0], 1)]
        row |= _kinds(arguments)
        row["load"].append(round(os.getloadavg()[0], 1))
        with arguments.out.open("a", encoding="utf-8") as out:
            out.write(json.dumps(row) + "\n")
    if not arguments.filled:
        filling.clean(arguments.engine)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--engine", choices=ENGINES, required=True)
    parser.add_argument("--sizes", default="1000,10000,100000")
    parser.add_argument("--rounds", type=int, default=20, help="questions in one repetition")
    parser.add_argument("--repetitions", type=int, default=3, help="of all kinds, one by one")
    parser.add_argument("--filled", action="store_true", help="ask what another run has filled")
    parser.add_argument("--out", type=Path, default=Path("var/bench/search.jsonl"))
    return parser.parse_args()


def _kinds(arguments: argparse.Namespace) -> dict[str, Any]:
    """Return the figures of every kind. All kinds are asked before any is asked again, so that a
    minute in which the machine does something else shows as spread, not as one slow kind.
    """
    from tests.bench.search import questions

    pairs = list(questions.pairs(arguments.engine))
    repetitions: dict[str, list[Times]] = {kind: [] for kind, _bare, _ours in pairs}
    for _ in range(arguments.repetitions):
        for kind, bare, ours in pairs:
            repetitions[kind].append(_interleaved(bare, ours, arguments.rounds))
    figures = {kind: _summary(times) for kind, times in repetitions.items()}
    for kind, said in figures.items():
        sys.stdout.write(f"{kind} {said}\n")
    sys.stdout.flush()
    return figures


def _interleaved(bare: Callable[[], object], ours: Callable[[], object], rounds: int) -> Times:
    """Ask both in turn; return what each took in milliseconds, on the clock and the processor."""
    asks = {"bare": bare, "ours": ours}
    times: Times = {f"{name}{on}": [] for name in asks for on in ("", "_cpu")}
    for ask in (bare, ours, bare, ours):
        ask()
    server = _server()
    for _ in range(rounds):
        for name, ask in asks.items():
            begun, begun_cpu = time.perf_counter(), time.process_time() + _spent(server)
            ask()
            times[name].append((time.perf_counter() - begun) * 1000)
            spent = time.process_time() + _spent(server) - begun_cpu
            times[f"{name}_cpu"].append(spent * 1000)
    return times


def _summary(repetitions: list[Times]) -> dict[str, Any]:
    """Return p50 and p95 over all repetitions, and between which values each one's p95 was."""
    summary: dict[str, Any] = {}
    for name in repetitions[0]:
        every = [value for times in repetitions for value in times[name]]
        of_each = [p95(times[name]) for times in repetitions]
        summary[f"{name}_p50"] = round(statistics.median(every), 2)
        summary[f"{name}_p95"] = round(p95(every), 2)
        summary[f"{name}_p95_between"] = [round(min(of_each), 2), round(max(of_each), 2)]
    return summary


def p95(values: list[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


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


if __name__ == "__main__":
    main()

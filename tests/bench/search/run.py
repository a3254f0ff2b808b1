"""Measures search: ``python -m tests.bench.search.run --engine sqlite --sizes 1000,10000``.

In one process and one run, each kind of query is asked in turn of the bare engine (its own SQL or
JSON, without permission and without facets) and of the site's search. Django reads its database
when it starts, so each engine is a process of its own; ``bin/bench-search`` runs the three.
"""

from __future__ import annotations

import argparse
import json
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
            for kind, bare, ours in questions.pairs(arguments.engine):
                row[kind] = _interleaved(bare, ours)
                sys.stdout.write(f"{arguments.engine} {size} {kind} {row[kind]}\n")
                sys.stdout.flush()
            out.write(json.dumps(row) + "\n")
            out.flush()
    filling.clean(arguments.engine)


def _interleaved(bare: Callable[[], object], ours: Callable[[], object]) -> dict[str, float]:
    """Ask both in turn, and return p50 and p95 of each in milliseconds."""
    times: dict[str, list[float]] = {"bare": [], "ours": []}
    for ask in (bare, ours, bare, ours):
        ask()
    for _ in range(ROUNDS):
        for name, ask in (("bare", bare), ("ours", ours)):
            begun = time.perf_counter()
            ask()
            times[name].append((time.perf_counter() - begun) * 1000)
    return {
        f"{name}_{label}": round(value, 2)
        for name, each in times.items()
        for label, value in (("p50", statistics.median(each)), ("p95", _p95(each)))
    }


def _p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * len(values)))]


if __name__ == "__main__":
    main()

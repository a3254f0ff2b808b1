"""Makes a table and a plot: ``python -m tests.bench.search.show FIGURES FOLDER``.

The last figures of an engine at a size count, so that one of them can be measured again.
"""

from __future__ import annotations

import json
import math
import os
import platform
import sys
from pathlib import Path
from typing import Any

KINDS = ["rare", "common", "two_words", "phrase", "prefix", "facets"]
ENGINES = ["sqlite", "postgresql", "elasticsearch"]
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "elasticsearch": "Elasticsearch"}
COLOURS = {"sqlite": "#0b5c6b", "postgresql": "#a85b00", "elasticsearch": "#5a3e85"}
DASHES = {"sqlite": "", "postgresql": "6 3", "elasticsearch": "2 3"}
WIDTH, HEIGHT, EDGE = 300, 190, 42
HEAD = """\
Measured on {} cores ({}, Python {}), in milliseconds. *Bare* is the engine's own query for
the ten best and their number, without permission, language, dates or facets; *ours* is what
a reader gets: all of these, the counts of every facet, and the order made in one place.
Asked in turn, in one run, in one process; each cell is bare p50 / ours p50 / ours p95. *Two
words* are rare together, so that ours asks again, for any of them. *Load* is the machine's
load average while that line was measured: above its number of cores, time on the clock says
as much of what else ran as of search, and processor time is what to compare. `make bench`
measures again."""
PROCESSOR = """\
Processor time: of the process, and of PostgreSQL's that answers it (not of the others that
it may ask for help). What Elasticsearch's server spends is not in it."""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {}" font-family="sans-serif" '
    'font-size="11" role="img" aria-label="{}">'
)


def main() -> None:
    """Read the figures and write ``search.md`` and ``search.svg``."""
    figures, folder = Path(sys.argv[1]), Path(sys.argv[2])
    rows: dict[tuple[str, int], dict[str, Any]] = {}
    for line in figures.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["engine"], row["size"]] = row
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "search.md").write_text(page(rows), encoding="utf-8")
    (folder / "search.svg").write_text(plot(rows), encoding="utf-8")


def page(rows: dict[tuple[str, int], dict[str, Any]]) -> str:
    """Return the figures as a page of Markdown."""
    head = HEAD.format(os.cpu_count(), platform.machine(), platform.python_version())
    parts = ["# Search, measured", head, "## On the clock", table(rows)]
    parts += ["![Growth with size, on the clock](search.svg)", "## On the processor", PROCESSOR]
    return "\n\n".join([*parts, table(rows, "_cpu")]) + "\n"


def table(rows: dict[tuple[str, int], dict[str, Any]], on: str = "") -> str:
    """Return the figures on the clock, or those ``on`` the processor, as a table of Markdown."""
    names = " | ".join(kind.replace("_", " ") for kind in KINDS)
    lines = [
        f"| engine | documents | built in s | MB | load | {names} |",
        "| --- " * (5 + len(KINDS)) + "|",
    ]
    columns = [f"bare{on}_p50", f"ours{on}_p50", f"ours{on}_p95"]
    for engine in ENGINES:
        for size in sorted(size for name, size in rows if name == engine):
            row = rows[engine, size]
            built = f"{row['build_s']} | {row['size_mb']} | {row.get('load', '')}"
            cells = [" / ".join(f"{row[kind][name]:.1f}" for name in columns) for kind in KINDS]
            lines.append(f"| {NAMES[engine]} | {size:,} | {built} | {' | '.join(cells)} |")
    return "\n".join(lines)


def plot(rows: dict[tuple[str, int], dict[str, Any]]) -> str:
    """Return a small plot for each kind: p95 over the number of documents, both logarithmic."""
    size = f"{3 * WIDTH} {2 * HEIGHT + 30}"
    label = "95th percentile in milliseconds over the number of documents"
    parts = [SVG.format(size, label), '<rect width="100%" height="100%" fill="#fff"/>']
    for place, kind in enumerate(KINDS):
        left, top = place % 3 * WIDTH, place // 3 * HEIGHT
        parts.append(f'<g transform="translate({left} {top})">{_panel(kind, rows)}</g>')
    for place, engine in enumerate(ENGINES):
        left, top = EDGE + place * 160, 2 * HEIGHT + 16
        parts.append(
            f'<path d="M{left} {top}h26" stroke="{COLOURS[engine]}" stroke-width="2" '
            f'stroke-dasharray="{DASHES[engine]}"/>'
            f'<text x="{left + 32}" y="{top + 4}">{NAMES[engine]}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _panel(kind: str, rows: dict[tuple[str, int], dict[str, Any]]) -> str:
    parts = [
        f'<text x="{EDGE}" y="16" font-weight="bold">{kind.replace("_", " ")}, p95 in ms</text>'
    ]
    for power in range(4):
        y = _y(10**power)
        parts.append(
            f'<path d="M{EDGE} {y:.0f}H{WIDTH - 12}" stroke="#ccc"/>'
            f'<text x="{EDGE - 6}" y="{y + 4:.0f}" text-anchor="end">{10**power}</text>'
        )
    parts += [
        f'<text x="{_x(size):.0f}" y="{HEIGHT - 12}" text-anchor="middle">{size:,}</text>'
        for size in sorted({size for _engine, size in rows})
    ]
    for engine in ENGINES:
        sizes = sorted(size for name, size in rows if name == engine)
        points = [(_x(size), _y(rows[engine, size][kind]["ours_p95"])) for size in sizes]
        if points:
            line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            stroke = f'stroke="{COLOURS[engine]}" stroke-dasharray="{DASHES[engine]}"'
            parts.append(f'<polyline points="{line}" fill="none" stroke-width="2" {stroke}/>')
    return "".join(parts)


def _x(size: int) -> float:
    return EDGE + 20 + (math.log10(size) - 3) / 2 * (WIDTH - EDGE - 60)


def _y(milliseconds: float) -> float:
    share = math.log10(max(milliseconds, 1)) / 3
    return HEIGHT - 30 - share * (HEIGHT - 60)


if __name__ == "__main__":
    main()

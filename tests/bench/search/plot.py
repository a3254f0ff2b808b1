"""The plot: how long each kind of question takes on each engine as more is kept."""

from __future__ import annotations

import math

from .aims import ENGINES, KINDS, NAMES, Rows

COLOURS = {"sqlite": "#0b5c6b", "postgresql": "#a85b00", "elasticsearch": "#5a3e85"}
DASHES = {"sqlite": "", "postgresql": "6 3", "elasticsearch": "2 3"}
WIDTH, HEIGHT, EDGE = 300, 190, 42
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {}" font-family="sans-serif" '
    'font-size="11" role="img" aria-label="{}">'
)


def plot(rows: Rows) -> str:
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


def _panel(kind: str, rows: Rows) -> str:
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

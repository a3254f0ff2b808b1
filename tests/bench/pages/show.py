"""Turns what was measured of pages into a page of Markdown and a plot.

``python -m tests.bench.pages.show FIGURES FOLDER`` writes ``pages.md`` and ``pages.svg``, keeps the
figures beside them as ``pages.jsonl``, and tells the README of them in short.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

NAMES = {
    "ours": "ours, made anew of kept parts",
    "ours, first": "ours, the first after a change",
    "ours, kept": "ours, kept in the process",
    "ours, nginx": "ours, kept by nginx",
    "plain": "Wagtail's tutorial",
    "constant": "a constant view",
    "ours, granian": "ours, kept in the process, by granian",
    "constant, granian": "a constant view, by granian",
    "file": "a file of nginx",
}
# What is compared with what, by which figure, and the aim.
RATIOS = [
    *((what, "ours", "plain", "milliseconds", "≤ 0.33") for what in ("home", "article")),
    *((what, "ours", "plain", "milliseconds", "≤ 0.33") for what in ("listing", "search")),
    *((what, "ours, first", "plain", "milliseconds", "") for what in ("home", "article")),
    *((what, "ours, first", "plain", "milliseconds", "") for what in ("listing", "search")),
    ("article", "ours, kept", "constant", "milliseconds", "≤ 1.5"),
    ("article", "ours, granian", "constant, granian", "milliseconds", "≤ 1.5"),
    *(
        (what, "ours, nginx", "file", "per_second", "≥ 0.8")
        for what in ("home", "article", "listing", "plan")
    ),
    ("article", "ours, nginx", "file", "milliseconds", "≤ 1.25"),
]
FIGURES = {"milliseconds": "processor time", "per_second": "requests a second"}
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
README = Path("README.md")
MARKED = re.compile(r"(<!-- page figures -->\n).*?(\n<!-- end of page figures -->)", re.DOTALL)
SHORT = """Processor time of a page in milliseconds, with {pages:,} pages on {database}: the median
of {rounds} rounds in which all were asked in turn. "Made anew of kept parts": no whole page is
kept, as for whoever is signed in; this meets a third of the tutorial's. "First after a change":
nothing at all is kept, as for the first who asks a process for a page; this does not.
The spread, requests a second, memory, other databases and sizes:
[all figures](docs/bench/pages.md); `make bench` measures again.

"""
HEAD = """# Pages, measured

How much processor time a page costs, and how many a second are answered, beside a project as
Wagtail's own documentation builds it (`wagtail start`, a blog with StreamField, pictures, list
and search, as many pages, our texts and pictures), a Django view that returns a constant, and
nginx with the same bytes as a file. All are asked in turn, round after round, in one run, by
`wrk` on the same machine, which takes its share of the clock but not of the processor time that
is counted: that of all processes of the server that answers, and of those of PostgreSQL that
answer it. "Made anew of kept parts": no whole page is kept, but what a page shows beside its own
words is, until content changes (an answer of search too). "The first after a change": nothing is.
gunicorn, which serves production: two processes of four threads, for all; granian with as many
beside it. nginx is asked without TLS, by readers who take
gzip; its files are those bytes, sent by the same process. Cells: median of {rounds} rounds, in
brackets the lowest and highest. `make bench` measures again.
{reached}
"""
MEASURED = """Measured {day}, at an average load of {load:.1f}, on {machine}.
"""
SUPPRESSION = """To ask whether tables may be published, at real size ({years} years with {counts}
counts, {hidden} of them hidden, all together): {seconds:.1f} s.
"""
# What a person says of what was reached and what not.
REACHED = Path(__file__).parent / "reached.md"
PLOT = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 {height}"
 font-family="sans-serif" font-size="12" role="img" aria-label="{title}">
<rect width="100%" height="100%" fill="#fff"/>
<text x="10" y="18" font-weight="bold">{title}</text>
{bars}
</svg>
"""
BAR = """<text x="330" y="{y}" text-anchor="end">{label}</text>
<rect x="340" y="{top}" width="{width:.1f}" height="14" fill="#2f5d8a"/>
<text x="{end:.1f}" y="{y}">{value:.2f}</text>"""


class Measured:
    """Every line of figures."""

    def __init__(self, source: Path) -> None:
        lines = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
        self.lines: list[dict[str, Any]] = [line for line in lines if "what" in line]
        self._others = [line for line in lines if "what" not in line]
        setups = {(line["database"], line["pages"]) for line in self.lines}
        self.setups: list[tuple[str, int]] = sorted(
            setups, key=lambda setup: (setup[1], list(DATABASES).index(setup[0]))
        )

    def told(self, name: str, database: str, pages: int) -> Any:
        """Return what was noted once for a database and so many pages, or ``None``."""
        where = {"database": database, "pages": pages}
        found = [each for each in self._others if name in each and where.items() <= each.items()]
        return found[-1][name] if found else None

    def each(self, name: str, **where: Any) -> list[Any]:
        """Return one figure of every line that is so."""
        return [
            line[name]
            for line in self.lines
            if all(line[key] == value for key, value in where.items())
        ]

    def different(self, name: str, **where: Any) -> list[Any]:
        """Return the values of a figure, each once, in the order of measuring."""
        return list(dict.fromkeys(self.each(name, **where)))

    @property
    def largest(self) -> dict[str, Any]:
        """What names the setup with most pages: on SQLite, if it was measured there."""
        pages = max(pages for _database, pages in self.setups)
        found = [database for database, number in self.setups if number == pages]
        return {"database": "sqlite" if "sqlite" in found else found[0], "pages": pages}


def main() -> None:
    """Read the figures, write page and plot."""
    measured, folder = Measured(Path(sys.argv[1])), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pages.md").write_text(page(measured), encoding="utf-8")
    (folder / "pages.svg").write_text(plot(measured), encoding="utf-8")
    (folder / "pages.jsonl").write_bytes(Path(sys.argv[1]).read_bytes())
    README.write_text(told_in_short(README.read_text(encoding="utf-8"), measured), encoding="utf-8")


def told_in_short(text: str, measured: Measured) -> str:
    """Return ``text`` with the figures of the largest number of pages where they belong."""
    return MARKED.sub(lambda found: found[1] + in_short(measured) + found[2], text)


def in_short(measured: Measured) -> str:
    """Return one line a page: ours made anew and kept, the tutorial's, and the ratios."""
    setup = measured.largest
    aims = {(mine, other): aim for _what, mine, other, _figure, aim in RATIOS}
    whose = {"ours": "made anew of kept parts", "ours, first": "first after a change"}
    whose |= {"ours, kept": "kept in the process"}
    whose |= {"ours, nginx": "kept by nginx", "plain": NAMES["plain"]}
    whose = {who: name for who, name in whose.items() if measured.each("what", who=who)}
    columns = ["page", *whose.values(), f"of kept parts : tutorial (aim {aims['ours', 'plain']})"]
    lines = [f"| {' | '.join(columns)} |", "| --- " * len(columns) + "|"]
    for what in measured.different("what", **setup):
        spent = {
            who: median(each)
            for who in whose
            if (each := measured.each("milliseconds", what=what, who=who, **setup))
        }
        if "ours" in spent:
            cells = [f"{spent[who]:.{fine(spent[who])}f}" if who in spent else "" for who in whose]
            ratio = f"{spent['ours'] / spent['plain']:.2f}" if "plain" in spent else ""
            lines.append(f"| {' | '.join([what, *cells, ratio])} |")
    beside = [
        f"{words}: {ratio:.2f} (aim {aim})"
        for words, aim, ratio in compared(measured, setup)
        if "tutorial" not in words
    ]
    head = SHORT.format(
        pages=setup["pages"],
        database=DATABASES[setup["database"]],
        rounds=len(measured.different("round")),
    )
    return head + "\n".join(lines) + "\n\n" + "; ".join(beside) + "."


def page(measured: Measured) -> str:
    """Return the whole page."""
    parts = [
        HEAD.format(
            rounds=len(measured.different("round")),
            reached=REACHED.read_text(encoding="utf-8") if REACHED.exists() else "",
        )
    ]
    for database, pages in measured.setups:
        setup = {"database": database, "pages": pages}
        parts += [f"## {pages:,} pages on {DATABASES[database]}\n", when(measured, setup)]
        parts += [table(measured, setup), ratios(measured, setup)]
        parts += beside(measured, database, pages)
    return "\n".join([*parts, "![Processor time of a page](pages.svg)\n"])


def when(measured: Measured, setup: dict[str, Any]) -> str:
    """Return the day of the figures of a setup, how much else went on, and the machine."""
    loads = measured.each("load", **setup)
    return MEASURED.format(
        day=measured.each("day", **setup)[-1],
        load=sum(loads) / len(loads),
        machine=measured.told("machine", **setup) or "a machine of two cores",
    )


def beside(measured: Measured, database: str, pages: int) -> list[str]:
    """Return what else was measured: publishing, documents and kits, suppression."""
    found = []
    if publishing := measured.told("publishing", database, pages):
        told = [
            f"{NAMES[who]} {spread([1000 * each for each in seconds])} ms"
            for who, seconds in publishing.items()
        ]
        found.append(f"To publish a change to a page takes: {', '.join(told)}.\n")
    if making := measured.told("making", database, pages):
        lines = ["| made | first, ms | again, ms |", "| --- | --- | --- |"]
        lines += [
            f"| {name} | {1000 * first:,.0f} | {spread([1000 * each for each in again], 0)} |"
            for name, (first, *again) in making.items()
        ]
        found.append("Processor time of documents and kits:\n\n" + "\n".join(lines) + "\n")
    if suppression := measured.told("suppression", database, pages):
        found.append(SUPPRESSION.format(**suppression))
    return found


def table(measured: Measured, setup: dict[str, Any]) -> str:
    """Return processor time, rate and memory of each page by whose it is."""
    connections = measured.different("connections")
    rates = [f"a second, {each} connections" for each in connections]
    columns = ["page", "whose", "kB", "processor ms", *rates, "MB at rest", "MB under load"]
    lines = [f"| {' | '.join(columns)} |", "| --- " * len(columns) + "|"]
    for what in measured.different("what", **setup):
        for who, name in NAMES.items():
            where = {**setup, "what": what, "who": who}
            if not measured.each("bytes", **where):
                continue
            costs = measured.each("milliseconds", **where)
            cells = [
                what,
                name,
                f"{measured.each('bytes', **where)[0] / 1000:.0f}",
                spread(costs, fine(median(costs))),
                *(
                    spread(measured.each("per_second", connections=each, **where), 0)
                    for each in connections
                ),
                f"{measured.each('at_rest', **where)[0]:.0f}",
                f"{max(measured.each('megabytes', **where)):.0f}",
            ]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def ratios(measured: Measured, setup: dict[str, Any]) -> str:
    """Return what is to be beaten, and what was measured."""
    lines = ["| ratio | aim | measured |", "| --- | --- | --- |"]
    lines += [
        f"| {words} | {aim} | {ratio:.2f} |" for words, aim, ratio in compared(measured, setup)
    ]
    return "\n".join(lines) + "\n"


def compared(measured: Measured, setup: dict[str, Any]) -> Iterator[tuple[str, str, float]]:
    """Return each ratio that was measured: in words, the aim, and the number."""
    for what, mine, other, figure, aim in RATIOS:
        one, two = (measured.each(figure, what=what, who=who, **setup) for who in (mine, other))
        if one and two:
            words = f"{what}, {NAMES[mine]} : {NAMES[other]}, {FIGURES[figure]}"
            yield words, aim, median(one) / median(two)


def fine(value: float) -> int:
    """Return how many digits behind the point tell a time from another like it."""
    return 3 if value < 0.1 else 2


def spread(values: list[float], digits: int = 2) -> str:
    """Return the median, and the lowest and highest in brackets."""
    low, high = min(values), max(values)
    return f"{median(values):,.{digits}f} ({low:,.{digits}f}–{high:,.{digits}f})"


def plot(measured: Measured) -> str:
    """Return a bar for the processor time of each page, where there are most pages."""
    setup = measured.largest
    found = [
        (f"{what}, {name}", median(costs))
        for what in measured.different("what", **setup)
        for who, name in NAMES.items()
        if (costs := measured.each("milliseconds", what=what, who=who, **setup))
    ]
    longest = max(value for _label, value in found)
    bars = []
    for number, (label, value) in enumerate(found):
        y, width = 40 + 20 * number, max(480 * value / longest, 1)
        bars.append(
            BAR.format(y=y, top=y - 11, label=label, width=width, end=346 + width, value=value)
        )
    where = f"{setup['pages']:,} pages on {DATABASES[setup['database']]}"
    title = f"Processor time of a page in milliseconds, {where}"
    return PLOT.format(height=20 * len(found) + 40, title=title, bars="\n".join(bars))


if __name__ == "__main__":
    main()

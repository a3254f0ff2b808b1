"""Makes the page, the plot and the figures in other pages: ``python -m tests.bench.search.show``.

``docs/bench/search.json`` holds the last figures of each engine at each size. All that the
documentation says of them in numbers is made from it, and a test compares. What was measured anew
is named as arguments: files with a line of JSON for each engine and size.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from . import aims
from .aims import CLOCK, ENGINES, KINDS, NAMES, PROCESSOR, Rows
from .plot import plot

FIGURES = Path("docs/bench/search.json")
ANSWERS = Path("docs/bench/answers.json")
HEAD = """\
# Search, measured

Made by `make bench`: nothing here is written by hand.

*Bare* is the engine's own query for the ten best and their number, without permission, language,
dates or facets; *ours* is what a reader gets: all of these, the counts of every facet, and the
order made in one place; the number found in the other language (one more count) and the reading of
the ten that are shown are not in it. *Two words* asks for two that stand together in some texts.
Both are asked in turn, in one run, in one process. *Load* is the machine's load average before and
after: above its number of cores, time on the clock says as much of what else ran as of search.

"""
PLANS = """\
*PostgreSQL and the common word.* Half of all texts hold it, and to put 50,000 in order `ts_rank`
needs the vector of each, which is stored apart from its row: nearly 600,000 pages are visited. The
planner counts the rows, not that, so for the order it reads the whole table, with two helpers, and
uses the index only to count; ours asks in the same expressions and gets the same plans. JIT takes
no part (a cost of 21,000, it begins at 100,000), nothing outgrows `work_mem` (a heap of 25 kB, no
lossy page of the bitmap), and kept from reading the table (`enable_seqscan=off`) the bare query
becomes no quicker. What is slow is the ranking of so much, not the question or a setting. The
helpers' work is not in the figures on the processor, which is why those on the clock are higher."""
AIMS = """\
## What is reached

1. At most {times} times the bare engine and {more:.0f} ms, for half of the questions of every kind
   at every size.
   - On the clock: {}
   - On the processor: {}
2. At {large:,} documents 95 of 100 questions within {most:.0f} ms: every kind on Elasticsearch, all
   but the common word on the databases.
   - On the clock: {}
   - On the processor: {}

"""
CELLS = (
    "Milliseconds: bare p50 / ours p50 / ours p95 (between which values the p95 of each "
    "repetition was)."
)
CPU = """\
Processor time is that of the process, and of PostgreSQL's that answers it (not of others that it
may ask for help). What Elasticsearch's server spends is not in it."""
TYPED = """\
Through the site's own views, with a page behind each document. *Asked* are questions that mean no
good (nothing, 5,000 words, 200 clauses, NUL, lone surrogates, floods of marks, the syntax of SQL
and of engines, pages that are not there, filters that are none), each in three languages as page,
JSON, RSS and suggestions: every one is to be answered (200) within 1,000 ms. *Suggestions* are
asked for at each letter of a word from the second on; 95 of 100 are to take less than 50 ms.
Milliseconds."""
# What other pages say, between marks that a reader does not see.
PAGES = {"docs/operations.md": "when_to_move", "README.md": "in_short"}
MARKED = re.compile(r"(<!-- search figures -->\n).*?(\n<!-- end of search figures -->)", re.DOTALL)


def main() -> None:
    """Take in what was measured anew, and write everything that is made from the figures."""
    rows, answers = read(FIGURES), read(ANSWERS)
    for name in sys.argv[1:]:
        for key, row in read(Path(name)).items():
            (answers if "typing" in row else rows)[key] = row
    for path, kept in ((FIGURES, rows), (ANSWERS, answers)):
        path.write_text("".join(json.dumps(row) + "\n" for row in _in_order(kept)))
    for path, text in made(rows, answers).items():
        path.write_text(text, encoding="utf-8")


def read(figures: Path) -> dict[tuple[str, int], dict[str, Any]]:
    """Return the last figures of each engine at each size; none of a file that is not there."""
    if not figures.exists():
        return {}
    rows = map(json.loads, figures.read_text(encoding="utf-8").splitlines())
    return {(row["engine"], row["size"]): row for row in rows}


def made(rows: Rows, answers: Rows) -> dict[Path, str]:
    """Return every file that is made from the figures, with what is to stand in it."""
    files = {
        Path("docs/bench/search.md"): page(rows, answers),
        Path("docs/bench/search.svg"): plot(rows),
    }
    for name, part in PAGES.items():
        said = {"when_to_move": when_to_move, "in_short": in_short}[part](rows)
        text = Path(name).read_text(encoding="utf-8")
        files[Path(name)] = MARKED.sub(rf"\g<1>{said}\g<2>", text)
    return files


def page(rows: Rows, answers: Rows) -> str:
    """Return the figures as a page of Markdown."""
    machines = dict.fromkeys(_machine(row) for row in [*_in_order(rows), *_in_order(answers)])
    verdicts = [list(way(rows, on)) for way in _WAYS for on in (CLOCK, PROCESSOR)]
    reached = AIMS.format(
        *map(aims.sentence, verdicts),
        times=aims.TIMES_BARE, more=aims.MORE, large=aims.LARGE, most=aims.MOST,
    )  # fmt: skip
    parts = [HEAD + "\n".join(f"- {each}" for each in machines) + "\n\n" + reached + CELLS]
    parts += ["## On the clock", table(rows, CLOCK), "![Growth with size](search.svg)"]
    parts += ["## On the processor", CPU, table(rows, PROCESSOR), PLANS]
    if answers:
        parts += ["## Whatever is typed", TYPED, typed(answers)]
    return "\n\n".join(parts) + "\n"


_WAYS = (aims.beside_bare, aims.at_the_largest)


def table(rows: Rows, on: str) -> str:
    """Return the figures on the clock, or those ``on`` the processor, as a table of Markdown."""
    names = " | ".join(kind.replace("_", " ") for kind in KINDS)
    lines = [
        f"| engine | documents | built in s | MB | load | {names} |",
        "| --- " * (5 + len(KINDS)) + "|",
    ]
    for row in _in_order(rows):
        load = "–".join(map(str, row["load"]))
        about = f"{NAMES[row['engine']]} | {row['size']:,} | {row['build_s']} | {row['size_mb']}"
        cells = " | ".join(_cell(row[kind], on) for kind in KINDS)
        lines.append(f"| {about} | {load} | {cells} |")
    return "\n".join(lines)


def typed(answers: Rows) -> str:
    """Return as a table what questions that mean no good take, and suggestions."""
    lines = ["| engine | documents | load | asked | not answered | half | slowest | which |"]
    lines[0] += " suggestions | half | 95 of 100 | on the processor |"
    lines.append("| --- " * 12 + "|")
    for row in _in_order(answers):
        bad, typing, load = row["bad"], row["typing"], "–".join(map(str, row["load"]))
        cells = [NAMES[row["engine"]], f"{row['size']:,}", load, bad["asked"], len(bad["refused"])]
        cells += [bad["p50"], bad["worst"], f"`{bad['slowest'].replace('|', '¦')}`"]
        cells += [typing["asked"], *(typing[name] for name in _TYPING)]
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


_TYPING = ("clock_p50", "clock_p95", "cpu_p95")


def when_to_move(rows: Rows) -> str:
    """Return for each engine what a question takes where most was kept, as a table."""
    lines = ["| engine | things | common word | all others | processor, common | others |"]
    lines.append("| --- " * 6 + "|")
    for engine in ENGINES:
        size = max((size for name, size in rows if name == engine), default=0)
        if size:
            spans = " | ".join(_span(rows[engine, size], on) for on in (CLOCK, PROCESSOR))
            lines.append(f"| {NAMES[engine]} | {size:,} | {spans} |")
    return "\n".join(lines)


def in_short(rows: Rows) -> str:
    """Return the figures as one sentence for the front page."""
    said = []
    for engine in ENGINES:
        size = max((size for name, size in rows if name == engine), default=0)
        if size:
            quickest = max(rows[engine, size][kind][f"ours{CLOCK}_p50"] for kind in _OTHERS)
            common = rows[engine, size]["common"][f"ours{CLOCK}_p50"]
            said.append(
                f"{NAMES[engine]} {quickest:.0f} ms from {size:,} things "
                f"({common:.0f} ms for a word that half of them hold)"
            )
    return (
        f"Half of all searches are answered within these times: {'; '.join(said)} "
        "([all figures](docs/bench/search.md))."
    )


_OTHERS = [kind for kind in KINDS if kind != "common"]


def _span(row: dict[str, Any], on: str) -> str:
    halves = [row[kind][f"ours{on}_p50"] for kind in _OTHERS]
    common = row["common"][f"ours{on}_p50"]
    return f"{common:.0f} ms | {min(halves):.0f}–{max(halves):.0f} ms"


def _cell(figures: dict[str, Any], on: str) -> str:
    best, worst = figures[f"ours{on}_p95_between"]
    values = [figures[f"{name}{on}_{share}"] for name, share in _SHOWN]
    return " / ".join(f"{value:.1f}" for value in values) + f" ({best:.1f}–{worst:.1f})"


_SHOWN = (("bare", "p50"), ("ours", "p50"), ("ours", "p95"))


def _machine(row: dict[str, Any]) -> str:
    about = row["machine"]
    return f"{about['engine']} on {about['processor']}, {about['memory']}, {about['system']}"


def _in_order(rows: Rows) -> list[dict[str, Any]]:
    return [
        rows[engine, size]
        for engine in ENGINES
        for size in sorted(size for name, size in rows if name == engine)
    ]


if __name__ == "__main__":
    main()

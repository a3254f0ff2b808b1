"""What search is to reach, and whether the figures reach it: worked out, never written by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

KINDS = ["rare", "common", "two_words", "phrase", "prefix", "facets"]
ENGINES = ["sqlite", "postgresql", "elasticsearch"]
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "elasticsearch": "Elasticsearch"}
TIMES_BARE, MORE = 1.5, 10.0
LARGE, MOST = 100_000, 50.0
# On a database a word that half of everything holds may take what the bare engine's ranking takes.
QUICK = {engine: [kind for kind in KINDS if kind != "common"] for engine in ENGINES[:2]}
QUICK["elasticsearch"] = KINDS
CLOCK, PROCESSOR = "", "_cpu"

Rows = Mapping[tuple[str, int], dict[str, Any]]


@dataclass(frozen=True)
class Verdict:
    """How one kind of question on one engine at one size stands to one aim, in milliseconds."""

    engine: str
    size: int
    kind: str
    took: float
    aim: float

    @property
    def is_met(self) -> bool:
        """Whether the figure is within the aim."""
        return self.took <= self.aim


def beside_bare(rows: Rows, on: str) -> Iterator[Verdict]:
    """Yield for each figure whether half of the questions stay near the bare engine."""
    for (engine, size), row in sorted(rows.items(), key=lambda each: _place(*each[0])):
        for kind in KINDS if _is_all(engine, on) else ():
            aim = TIMES_BARE * row[kind][f"bare{on}_p50"] + MORE
            yield Verdict(engine, size, kind, row[kind][f"ours{on}_p50"], aim)


def at_the_largest(rows: Rows, on: str) -> Iterator[Verdict]:
    """Yield whether 95 of 100 questions are quick where very much is kept."""
    for engine in ENGINES:
        row = rows.get((engine, LARGE))
        for kind in QUICK[engine] if row and _is_all(engine, on) else ():
            yield Verdict(engine, LARGE, kind, row[kind][f"ours{on}_p95"], MOST)


def sentence(verdicts: list[Verdict]) -> str:
    """Return in one sentence how many are within the aim, and which are not, by how much."""
    missed = [verdict for verdict in verdicts if not verdict.is_met]
    if not verdicts:
        return "not measured."
    if not missed:
        return f"met by all {len(verdicts)}."
    named = "; ".join(
        f"{NAMES[each.engine]} {each.size:,} {each.kind.replace('_', ' ')} "
        f"{each.took:.1f} (aim {each.aim:.1f})"
        for each in missed
    )
    return f"met by {len(verdicts) - len(missed)} of {len(verdicts)}. Missed: {named}."


def _is_all(engine: str, on: str) -> bool:
    """Say whether a time tells all that was done: of Elasticsearch's processor nothing is known."""
    return on == CLOCK or engine != "elasticsearch"


def _place(engine: str, size: int) -> tuple[int, int]:
    return ENGINES.index(engine), size

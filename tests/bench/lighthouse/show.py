"""Turns what Lighthouse said into a page of Markdown: ``show FIGURES docs/bench`` writes
``lighthouse.md``, and keeps the figures beside it.
"""

import json
import sys
from pathlib import Path
from typing import Any

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
LANGUAGES = {"sr": "Cyrillic", "sr-latn": "Latin", "en": "English"}
# What keeps a page out of indexes on purpose: its address is nobody's to find, or names nothing.
APART = ("seo: is-crawlable", "seo: http-status-code")
# A browser notes that the address itself says that nothing is there.
NOTHING_HERE = "seo: http-status-code"
MOST_SECONDS = 1.5
HEAD = """# Lighthouse

One page of each kind that readers meet, and of those that who follows a course meets, as Lighthouse
{version} sees it on its slow phone: a screen of 412 points, a line of 1.6 Mbit/s with 150 ms there
and back, a processor four times slower, all simulated. The copy is served as production does
(`deploy/nginx.conf`, TLS, HTTP/2), with the demonstration's content. `make lighthouse` asks again.

Asked on {machine} at an average load of {load:.1f}. What was below was asked
again, up to four times, and the better counts: what else the machine does makes the seconds
longer, and nothing makes them shorter.

Aims: 100 in all four, SEO apart on what is kept out of indexes; the largest part of the page is
there (LCP) within {most} s; nothing moves (CLS 0). An address at which nothing is counts as an
error in the console, which no page of such an address can help; and help pages say nothing of what
is read on them, on purpose, so that they have no description. {kinds} kinds of pages, {pages}
pages; of these {right} meet all of it.
{below}
| page | language | {categories} | LCP, s | CLS | kB | requests |
| --- | --- | {lines} | --- | --- | --- | --- |
{rows}
"""


def main() -> None:
    """Read the figures, write the page."""
    source, folder = map(Path, sys.argv[1:3])
    (folder / "lighthouse.md").write_text(page(read(source)), encoding="utf-8")
    (folder / "lighthouse.jsonl").write_bytes(source.read_bytes())


def read(source: Path) -> list[dict[str, Any]]:
    """Return the lines of figures."""
    return [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]


def page(lines: list[dict[str, Any]]) -> str:
    """Return the whole page."""
    missed = {f"{line['kind']}, {LANGUAGES[line['language']]}": below(line) for line in lines}
    missed = {name: what for name, what in missed.items() if what}
    listed = "\n".join(f"- {name}: {', '.join(what)}" for name, what in missed.items())
    return HEAD.format(
        version=lines[0]["version"],
        machine=lines[0]["machine"],
        load=sum(line["load"] for line in lines) / len(lines),
        most=MOST_SECONDS,
        kinds=len({line["kind"] for line in lines}),
        pages=len(lines),
        right=len(lines) - len(missed),
        below=f"Below:\n\n{listed}\n" if missed else "",
        categories=" | ".join(CATEGORIES.values()),
        lines=" | ".join("---" for _ in CATEGORIES),
        rows="\n".join(row(line) for line in lines),
    )


def below(line: dict[str, Any]) -> list[str]:
    """Return what of the aims a page misses."""
    if line.get("error"):
        return [line["error"]]
    apart = {"performance"}
    if is_found_with(line, APART) or line["kind"] == "help":
        apart.add("seo")
    if is_found_with(line, NOTHING_HERE):
        apart.add("best-practices")
    missed = [
        f"{name} {line['scores'][category]}"
        for category, name in CATEGORIES.items()
        if line["scores"][category] < 100 and category not in apart
    ]
    return too_slow(line) + missed


def too_slow(line: dict[str, Any]) -> list[str]:
    """Return what of the aims that another try may reach a page misses."""
    missed = []
    if (score := line["scores"]["performance"]) < 100:
        missed.append(f"performance {score}")
    if line["lcp"] / 1000 > MOST_SECONDS:
        missed.append(f"LCP {line['lcp'] / 1000:.3f} s")
    if line["cls"] > 0:
        missed.append(f"CLS {line['cls']:.3f}")
    return missed


def is_found_with(line: dict[str, Any], signs: str | tuple[str, ...]) -> bool:
    """Say whether one of the audits that failed on a page begins so."""
    return any(each.startswith(signs) for each in line["failed"])


def row(line: dict[str, Any]) -> str:
    """Return the row of a page."""
    if line.get("error"):
        return f"| {line['kind']} | {LANGUAGES[line['language']]} | {line['error']} | | | | | | | |"
    scores = {name: str(line["scores"][name]) for name in CATEGORIES}
    if is_found_with(line, APART):
        scores["seo"] += " (kept out)"
    cells = [
        line["kind"],
        LANGUAGES[line["language"]],
        *scores.values(),
        f"{line['lcp'] / 1000:.2f}",
        f"{line['cls']:.3f}".rstrip("0").rstrip("."),
        f"{line['bytes'] / 1000:.0f}",
        str(line["requests"]),
    ]
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()

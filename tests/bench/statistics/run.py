"""Measures how long it takes to ask whether tables may be published, at real size.

``python -m tests.bench.statistics.run [years]`` makes tables as they are: 40 to 140 people a year,
broken down by sex, age, form, citizenship and 25 districts; hides what is small with one larger
count each; and audits all years together. Made-up numbers, always the same.
"""

import json
import random
import sys
import time

from portal.statistics.protection import Equation, Published, audit
from portal.statistics.protection.counting import is_small

BREAKDOWNS = {"sex": 3, "age": 3, "form": 12, "citizenship": 4, "district": 25}


def year_of(dice: random.Random, year: int) -> tuple[dict[str, int], list[Equation], set[str]]:
    """Return the counts of a year, which are sums of which, and what is hidden."""
    total = dice.randint(40, 140)
    counts, equations, hidden = {f"{year}": total}, [], set()
    for name, size in BREAKDOWNS.items():
        keys = [f"{year} {name} {number}" for number in range(size)]
        weights = [1 / (number + 1) for number in range(size)]
        drawn = dice.choices(keys, weights, k=total)
        counts |= {key: drawn.count(key) for key in keys}
        equations.append(Equation(f"{year}", tuple(keys)))
        small = {key for key in keys if is_small(counts[key])}
        large = [key for key in keys if counts[key] >= 10]
        hidden |= small | (set(large[:1]) if small else set())
    return counts, equations, hidden


def measure(years: int) -> dict[str, float]:
    """Return the size of the system, the seconds of processor time, and how many hidden counts are
    not safe yet.
    """
    dice = random.Random(2015)
    counts: dict[str, int] = {}
    equations: list[Equation] = []
    hidden: set[str] = set()
    for year in range(2014, 2014 + years):
        told, sums, away = year_of(dice, year)
        counts |= told
        equations += sums
        hidden |= away
    shown = {key: count for key, count in counts.items() if key not in hidden}
    published = Published(shown, frozenset(hidden), equations=tuple(equations))
    start = time.process_time()
    found = audit(published)
    return {
        "years": years,
        "counts": len(counts),
        "hidden": len(hidden),
        "seconds": time.process_time() - start,
        "unsafe": sum(len(each.keys) for each in found),
    }


def main() -> None:
    """Print what was measured; as JSON where ``--json`` is said."""
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    found = measure(numbers[0] if numbers else 10)
    told = "{years} years, {counts} counts, {hidden} hidden: {seconds:.1f} s, {unsafe} not safe yet"
    sys.stdout.write(json.dumps(found) if "--json" in sys.argv else told.format(**found) + "\n")


if __name__ == "__main__":
    main()

"""Numbers of signs: given once, kept through every version, never used again for another sign."""

import re
from collections.abc import Iterable
from typing import Any

_NUMBER = re.compile(r"-(\d+)$")


def number_rows(indicator_set: Any) -> None:
    """Give each row of the set (not saved) that has no code the next one that was never used."""
    rows = list(indicator_set.rows.all())
    if all(row.code for row in rows) or not indicator_set.mark:
        return
    last = max(_numbers(_used(indicator_set, rows)), default=0)
    for row in rows:
        if not row.code:
            last += 1
            row.code = f"{indicator_set.mark}-{last:02}"


def _used(indicator_set: Any, rows: Iterable[Any]) -> Iterable[str]:
    yield from (row.code for row in rows)
    if indicator_set.pk:
        for content in indicator_set.versions.values_list("content", flat=True):
            yield from (row["id"] for row in content["rows"])


def _numbers(codes: Iterable[str]) -> Iterable[int]:
    return (int(found[1]) for code in codes if (found := _NUMBER.search(code)))

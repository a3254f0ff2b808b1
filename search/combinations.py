"""Numbers for what many entries have in common: who may see them, and what facets count.

An index keeps the number in its own row, so that what a search finds is narrowed and counted
without a look at each entry. A number is made from what it stands for: whatever is rolled back or
deleted, it never comes to stand for anything else, so what was read of it once is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from foundation.batching import in_batches

from .models import Combination, Entry
from .models.entry import COUNTED, LABELS, NUMBERED, OPENED_BY

BATCH = 500
MOST_KEPT = 50_000

_known: dict[int, "Common"] = {}


@dataclass(frozen=True, slots=True)
class Common:
    """What the entries of one number have in common; ``values`` is by facet, and ``pairs`` are the
    same as facets count them: each value with its facet.
    """

    language: str
    access_key: str
    values: Mapping[str, tuple[str, ...]]
    pairs: tuple[tuple[str, str], ...]


def number_of(entry: Entry) -> int:
    """Return the number of what ``entry`` has in common with others."""
    said = "\n".join(str(getattr(entry, name)) for name in (*OPENED_BY, *COUNTED))
    digest = blake2b(said.encode(), digest_size=4).digest()
    return NUMBERED | max(1, int.from_bytes(digest, "big") >> 2)


def keep(entries: Sequence[Entry]) -> None:
    """Number ``entries``, and keep what the numbers stand for.

    0 is for what may be seen only for a time, as a number knows no time, and for whatever would get
    a number that stands for something else already: each of these is looked at.
    """
    columns = (*OPENED_BY, *COUNTED)
    for entry in entries:
        entry.profile = 0 if entry.is_for_a_time else number_of(entry)
    said = {
        entry.profile: {name: getattr(entry, name) for name in columns}
        for entry in entries
        if entry.profile
    }
    Combination.objects.bulk_create(
        [Combination(number=number, **values) for number, values in said.items()],
        ignore_conflicts=True,
    )
    stored = Combination.objects.in_bulk(said)
    for entry in entries:
        kept = stored.get(entry.profile)
        if kept and any(getattr(kept, name) != getattr(entry, name) for name in columns):
            entry.profile = 0


def known(numbers: Iterable[int]) -> Mapping[int, Common] | None:
    """Return what each number stands for; nothing if one of them is not known."""
    if len(_known) > MOST_KEPT:
        _known.clear()
    missing = [number for number in numbers if number not in _known]
    for batch in in_batches(missing, BATCH):
        for row in Combination.objects.filter(number__in=batch):
            stored = {name: getattr(row, name) for name in COUNTED}
            _known[row.number] = common(stored, row.language, row.access_key)
    return None if any(number not in _known for number in missing) else _known


def common(stored: Mapping[str, object], language: str = "", access_key: str = "") -> Common:
    """Return what entries have in common that store these values of facets."""
    values = {name: values_of(name, value) for name, value in stored.items()}
    pairs = tuple((name, value) for name, each in values.items() for value in each)
    return Common(language, access_key, values, pairs)


def values_of(name: str, stored: object) -> tuple[str, ...]:
    """Return the values of a column as facets count them."""
    if stored in (None, ""):
        return ()
    return tuple(str(stored).split()) if name in LABELS else (str(stored),)

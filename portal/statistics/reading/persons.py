"""A file with a row per person is refused: this site counts, and records nobody."""

import re
from collections import Counter

from django.utils.translation import gettext_lazy as _

from foundation.script import to_latin

from .grid import Grid

PERSON_LEVEL = _(
    "This looks like a list with a row per person. Nothing was kept. Only counts are loaded here:"
    " one row a category, with the number of people in it."
)
_PHRASES = re.compile(
    r"\b(?:ime i prezime|jmbg|datum ro(?:đ|dj|d)enja|broj predmeta|(?:first|last|full) name|surname"
    r"|prezime|date of birth|birth ?date|national id|case (?:id|number)|passport|telefon|phone"
    r"|(?:victim|person|individual|case)[ _]?id|adresa stanovanja|home address)\b"
    r"|^(?:ime|name|id)$",
    re.I,
)
_PERSONAL_NUMBER = re.compile(r"(?<!\d)\d{13}(?!\d)")
_DAY = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d|\b(?:19|20)\d\d-\d\d-\d\d\b")
_REPEATED = 3


def is_person_level(grid: Grid) -> bool:
    """Say whether rows look like persons and not like categories: fields that describe one,
    personal numbers, days, or the same first cell again and again.
    """
    if any(_PHRASES.search(_plain(cell)) for cell in grid[0]):
        return True
    body = grid[1:]
    if any(_PERSONAL_NUMBER.search(cell) for row in grid for cell in row):
        return True
    if sum(any(_DAY.search(cell) for cell in row) for row in body) >= _REPEATED:
        return True
    firsts = Counter(_plain(row[0]) for row in body if row and row[0])
    return any(times >= _REPEATED for times in firsts.values())


def _plain(cell: str) -> str:
    return to_latin(cell).strip().lower().replace("_", " ")

"""What a visitor narrowed by: read from the address, and written back into one."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation import searching

from .analysis import ENGLISH, SERBIAN
from .backends.facets import narrowed
from .models.entry import LABELS

# The parameter of the address, the column of the table, what it is called, and "any of them".
FACETS: dict[str, tuple[str, str | Promise, str | Promise]] = {
    "vrsta": ("kind", _("Type"), _("All types")),
    "tema": ("topics", _("Topic"), _("All topics")),
    "sektor": ("sectors", _("Sector"), _("All sectors")),
    "publika": ("audiences", _("For whom"), _("Everybody")),
    "godina": ("year", _("Year"), _("All years")),
    "format": ("format", _("Format"), _("All formats")),
}
SINCE, UNTIL, SORT, LANGUAGE, PAGE, ASKED = "od", "do", "redosled", "jezik", "page", "q"
BY_RELEVANCE, NEWEST, OLDEST = "", "novo", "staro"
SORTS: dict[str, str | Promise] = {
    BY_RELEVANCE: _("Best match first"),
    NEWEST: _("Newest first"),
    OLDEST: _("Oldest first"),
}
LANGUAGE_NAMES: dict[str, str | Promise] = {SERBIAN: _("Serbian"), ENGLISH: _("English")}
LONGEST_VALUE = 60


@dataclass(frozen=True)
class Choice:
    """What was chosen. ``chosen`` is by column; what an address says wrongly is not chosen."""

    chosen: Mapping[str, str] = field(default_factory=dict)
    since: datetime.date | None = None
    until: datetime.date | None = None
    sort: str = BY_RELEVANCE
    language: str = SERBIAN

    @classmethod
    def read(cls, parameters: Mapping[str, str], language: str) -> "Choice":
        """Return the choice in an address; ``language`` is the one of the page."""
        chosen = {}
        for parameter, (column, _label, _any) in FACETS.items():
            value = _word(parameters.get(parameter, ""))
            if value and (column != "year" or (value.isascii() and value.isdigit())):
                chosen[column] = value[:4] if column == "year" else value
        asked_in = parameters.get(LANGUAGE, "")
        sort = parameters.get(SORT, "")
        return cls(
            chosen,
            _day(parameters.get(SINCE, "")),
            _day(parameters.get(UNTIL, "")),
            sort if sort in SORTS else BY_RELEVANCE,
            asked_in if asked_in in LANGUAGE_NAMES else language,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.chosen or self.since or self.until)

    def entries(self, entries: Any) -> Any:
        """Return the entries of the language and between the dates, in the order that is asked
        for; facets are left to :meth:`narrowed`, as their counts need the others too.
        """
        entries = entries.filter(language=self.language)
        if self.since:
            entries = entries.filter(date__gte=self.since)
        if self.until:
            entries = entries.filter(date__lte=self.until)
        if self.sort != BY_RELEVANCE:
            sign = "-" if self.sort == NEWEST else ""
            entries = entries.order_by(f"{sign}day")
        return entries

    def narrowed(self, entries: Any) -> Any:
        """Return the entries that have every chosen value."""
        return narrowed(entries, self.chosen)

    def parameters(self, asked: str, page_language: str, **changed: str) -> str:
        """Return the query of an address with this choice, and ``changed`` parameters in it."""
        values = {ASKED: asked}
        values |= {name: self.chosen.get(column, "") for name, (column, *_rest) in FACETS.items()}
        values[SINCE] = self.since.isoformat() if self.since else ""
        values[UNTIL] = self.until.isoformat() if self.until else ""
        values[SORT] = self.sort
        values[LANGUAGE] = "" if self.language == page_language else self.language
        values |= changed
        return urlencode({name: value for name, value in values.items() if value})


def names(column: str) -> Mapping[str, str | Promise]:
    """Return what the values of a facet are called; one without a name is called as it is."""
    if column == "kind":
        return {each.kind: each.label for each in searching.registered()}
    return searching.names_of(column) if column in LABELS else {}


def _word(value: str) -> str:
    value = value.strip()
    return value if value.isprintable() and " " not in value and len(value) <= LONGEST_VALUE else ""


def _day(value: str) -> datetime.date | None:
    try:
        return parse_date(value.strip())
    except ValueError:
        return None

"""The municipalities and cities of Serbia with their districts and regions: a list kept in a file.

A code is part of addresses and of stored rows, so a municipality may be renamed but a code stays.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.script import alphabetical

SOURCE = Path(__file__).with_suffix(".csv")
REGIONS = {
    "beograd": _("Belgrade"),
    "vojvodina": _("Vojvodina"),
    "sumadija-zapad": _("Šumadija and Western Serbia"),
    "jug-istok": _("Southern and Eastern Serbia"),
    "kosovo-metohija": _("Kosovo and Metohija"),
}


@dataclass(frozen=True, slots=True)
class District:
    """An administrative district: its code, names in both languages, and the region's code."""

    code: str
    name: str
    name_en: str
    region: str

    @property
    def shown_name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" else self.name


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality or a city: its code, names in both languages, and its district."""

    code: str
    name: str
    name_en: str
    district: District

    @property
    def shown_name(self) -> str:
        """The name in the reader's language."""
        return self.name_en if get_language() == "en" else self.name


@cache
def municipalities() -> Mapping[str, Municipality]:
    """Return every municipality by its code, in the order of the districts."""
    found: dict[str, Municipality] = {}
    with SOURCE.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            district = District(
                row["district"], row["district_name"], row["district_name_en"], row["region"]
            )
            found[row["code"]] = Municipality(row["code"], row["name"], row["name_en"], district)
    return found


def municipalities_by_name() -> list[Municipality]:
    """Return every municipality in the order of the alphabet that the reader reads."""
    return sorted(municipalities().values(), key=lambda place: alphabetical(place.shown_name))


@cache
def districts() -> Mapping[str, District]:
    """Return every district by its code."""
    return {place.district.code: place.district for place in municipalities().values()}


def municipality(code: str) -> Municipality | None:
    """Return the municipality with that code, or ``None``: any string may be asked for."""
    return municipalities().get(code)


def municipalities_for_choice() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what a form's choice of a municipality offers, in the reader's language.

    Each item is a district's name with its (code, name) pairs: Django's ``ChoiceField`` and a
    ``<select>`` with ``<optgroup>`` take it as it is.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for place in municipalities().values():
        groups.setdefault(place.district.shown_name, []).append((place.code, place.shown_name))
    return list(groups.items())


def validate_municipality(code: str) -> None:
    """Refuse a code that names no municipality."""
    if code not in municipalities():
        raise ValidationError(_("Choose a municipality from the list."), code="municipality")

"""The lists of codes of statistics: what is counted, by what, and how sure a number is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..codes import ExploitationForm

TOTAL = "total"
"""The code of the row or column that sums the others up."""

Names = Mapping[str, str | Promise]


class Measure(models.TextChoices):
    """What is counted."""

    REPORTS = "reports", _("Reports of suspected trafficking")
    IDENTIFIED = "identified", _("Identified victims")


class Dimension(models.TextChoices):
    """By what it is broken down. ``YEAR`` is a series: each row is a year."""

    YEAR = "year", _("Year")
    OUTCOME = "outcome", _("Outcome")
    REPORTED = "reported", _("When reported")
    SEX = "sex", _("Sex")
    AGE = "age", _("Age group")
    CITIZENSHIP = "citizenship", _("Citizenship")
    FORM = "form", _("Form of exploitation")
    COUNTRY = "country", _("Country of exploitation")
    REGION = "region", _("Region")


class Certainty(models.TextChoices):
    """How sure a number is."""

    READ = "read", _("read in the source")
    DERIVED = "derived", _("worked out from the source")
    UNCERTAIN = "uncertain", _("uncertain")


CATEGORIES: Mapping[str, Names] = MappingProxyType(
    {
        Dimension.OUTCOME: {
            "identified": _("Identified as victims"),
            "rejected": _("Rejected"),
            "discontinued": _("Discontinued"),
            "not-victims": _("Assessed, not victims"),
            "continuing": _("Still being assessed"),
        },
        Dimension.REPORTED: {
            "same-year": _("Reported in the same year"),
            "earlier": _("Reported in earlier years"),
        },
        Dimension.SEX: {"female": _("Female"), "male": _("Male"), "unknown": _("Sex not known")},
        Dimension.AGE: {
            "children": _("Children (under 18)"),
            "adults": _("Adults"),
            "unknown": _("Age not known"),
        },
        Dimension.CITIZENSHIP: {
            "national": _("Citizens of Serbia"),
            "eu": _("Citizens of the European Union"),
            "other": _("Citizens of other states"),
            "unknown": _("Citizenship not known"),
        },
        Dimension.FORM: dict(ExploitationForm.choices),
        Dimension.COUNTRY: {
            "RS": _("In Serbia"),
            "neighbours": _("In a neighbouring state"),
            "EU": _("In another state of the European Union"),
            "elsewhere": _("Elsewhere"),
            "unknown": _("Country not known"),
        },
        Dimension.REGION: {
            "belgrade": _("Belgrade"),
            "vojvodina": _("Vojvodina"),
            "west": _("Šumadija and Western Serbia"),
            "south": _("Southern and Eastern Serbia"),
            "unknown": _("Region not known"),
        },
    }
)

# A part of one count that is the whole of another: both are one count.
SAME = {
    (Measure.REPORTS.value, Dimension.OUTCOME.value, "identified"): (
        Measure.IDENTIFIED.value,
        Dimension.REPORTED.value,
        "same-year",
    )
}


def category_name(dimension: str, code: str) -> Any:
    """Return what a row or column is called; a year is called by itself."""
    if code == TOTAL:
        return _("Total")
    return CATEGORIES.get(dimension, {}).get(code, code)


def rank_of(dimension: str, code: str) -> tuple[int, str]:
    """Return where a row or column stands: in the order of the list, years by number, the total
    last.
    """
    listed = list(CATEGORIES.get(dimension, {}))
    if code == TOTAL:
        return len(listed) + 1, code
    return (listed.index(code) if code in listed else 0), code


def is_category(dimension: str, code: str) -> bool:
    """Say whether a table by ``dimension`` may have a row or column of this code."""
    if dimension == Dimension.YEAR:
        return code.isdecimal() and len(code) == 4 and FIRST_YEAR <= int(code) <= LAST_YEAR
    return code in CATEGORIES.get(dimension, {})


FIRST_YEAR, LAST_YEAR = 2000, 2099

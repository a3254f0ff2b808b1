"""Loads notices written for demonstration: one that is open, and one that is over, of each kind."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import Page

from foundation.minute import at_belgrade
from portal.api import activities_for_choice

from ..beginning.items import stream
from ..beginning.paired import load_pair
from ..models import (
    ProcurementEvidence,
    ProcurementIndexPage,
    ProcurementPage,
    VacancyEvidence,
    VacancyIndexPage,
    VacancyPage,
)
from ..site_tree import ENGLISH, SERBIAN, home
from .content import Item, read

PLAN_YEAR = 2015
SHARED = ("kind", "posts", "outcome", "outcome_date")
SOURCES: list[tuple[str, Any, Any, Any]] = [
    ("nabavke", ProcurementIndexPage, ProcurementPage, ProcurementEvidence),
    ("konkursi", VacancyIndexPage, VacancyPage, VacancyEvidence),
]


def load_notices() -> None:
    """Publish both lists in both languages, and the notices in those they are written in."""
    for folder, index_type, page_type, evidence_type in SOURCES:
        index, *items = read(folder)
        made = load_pair(index, index_type, (home(SERBIAN), home(ENGLISH)), _index)
        for item in items:
            parents = cast("tuple[Page, Page]", made)
            load_pair(item, page_type, parents, _fields_with(evidence_type))


def _index(item: Item, language: str) -> dict[str, Any]:
    text = item.texts[language]
    return {**text, "body": stream(text["body"]), "in_footer": True}


def _fields_with(evidence_type: Any) -> Callable[[Item, str], dict[str, Any]]:
    def fields(item: Item, language: str) -> dict[str, Any]:
        shared = item.shared
        activities = activities_for_choice(AnonymousUser()).filter(
            plan__year=PLAN_YEAR, slug__in=shared["activities"]
        )
        changes = [{"amendment": {**each, "document": None}} for each in shared["amendments"]]
        return {
            **item.fields(language),
            **{name: shared[name] for name in SHARED if name in shared},
            "date": min(shared["date"], timezone.localdate()),
            "deadline": _deadline(shared),
            "amendments": stream(changes) if language == SERBIAN else "[]",
            "evidence": [evidence_type(activity=activity) for activity in activities],
        }

    return fields


def _deadline(shared: dict[str, Any]) -> datetime:
    """Return the deadline that is written down, or noon of a day ahead: an example stays open."""
    if "deadline" in shared:
        return at_belgrade(datetime.fromisoformat(shared["deadline"]))
    day = timezone.localdate() + timedelta(days=shared["open_days"])
    return at_belgrade(datetime.combine(day, time(12)))

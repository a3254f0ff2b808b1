"""Narrowing the lists of the public site: by type, topic, year and goal of the work plan."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page as PageOfList
from django.db.models import F, QuerySet, Value
from django.http import HttpRequest, QueryDict
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from foundation.access import Visitor
from foundation.choosing import Choice, Filter, Label, occurring
from foundation.models import BasePage
from foundation.navigation import trail
from foundation.script import content_language
from portal.api import goals_of_activities

from .models.topic import topic_names

LABEL_LENGTH = 72
PER_PAGE = 10


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a list, as far as it is needed to narrow and count."""

    pk: int
    date: datetime.date
    kind: str
    topics: tuple[str, ...]
    goals: tuple[str, ...]


def _years(items: Sequence[Listed]) -> dict[str, Label]:
    found = {item.date.year for item in items}
    return {str(year): str(year) for year in sorted(found, reverse=True)}


YEAR = Filter[Listed](
    "year", _("Year"), _("All years"), lambda listed: (str(listed.date.year),), _years
)


@dataclass(frozen=True)
class Narrowed:
    """A list as an address asks for it, and the names of the topics in it."""

    choice: Choice[Listed]
    topics: Mapping[str, str]

    def also(self, query: QueryDict, *filters: Filter[Listed]) -> "Narrowed":
        """Return the list narrowed by filters that only its own pages have, too."""
        return replace(self, choice=self.choice.also(query, *filters))

    @property
    def pks(self) -> list[int]:
        """The keys of what is left, in the order of the list."""
        return [listed.pk for listed in self.choice.left()]

    def tags(self) -> dict[int, list[str]]:
        """Return the names of the topics of each entry that has some, by its key."""
        return {
            listed.pk: [name for code, name in self.topics.items() if code in listed.topics]
            for listed in self.choice.items
            if listed.topics
        }

    def archive(self) -> list[dict[str, Any]]:
        """Return the years with how many entries each holds, newest first, all else as chosen."""
        return [
            {
                "label": option["label"],
                "url": self.choice.with_value("year", option["value"]),
                "count": option["count"],
                "current": option["selected"],
            }
            for option in self.choice.options(YEAR)
            if option["count"]
        ]

    def page(self, number: str | int) -> PageOfList:
        """Return one page of what is left. Raises ``Http404`` where there is none."""
        return self.choice.page(number, PER_PAGE)


def narrow(
    user: Visitor,
    query: QueryDict,
    pages: QuerySet[Any],
    kinds: Mapping[str, Label],
    *,
    day: str = "date",
    clear_url: str = "",
) -> Narrowed:
    """Return the list of ``pages`` (visible ones, ordered) as ``query`` narrows it, in a fixed
    number of queries. ``day`` names the field that says the year; pages of one kind alone have no
    ``kinds``.
    """
    topics: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for pk, code in pages.filter(topics__isnull=False).order_by().values_list("pk", "topics__code"):
        topics[pk] += (code,)
    proofs = pages.filter(evidence__isnull=False).order_by()
    pairs = list(proofs.values_list("pk", "evidence__activity__translation_key"))
    language = content_language()
    goals = goals_of_activities(user, {key for _pk, key in pairs}, language)
    goals_of: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for pk, key in pairs:
        if key in goals and (slug := goals[key][0]) not in goals_of[pk]:
            goals_of[pk] += (slug,)
    kind_of = F("kind") if kinds else Value("")
    # Most of a long list has neither: nothing is made for those.
    listed = [
        Listed(pk, date, kind, topics.get(pk, ()), goals_of.get(pk, ()))
        for pk, date, kind in pages.values_list("pk", day, kind_of)
    ]
    names = topic_names()
    filters = _filters(kinds, names, dict(sorted(goals.values())))
    return Narrowed(Choice(query, filters, listed, clear_url), names)


def listing_context(request: HttpRequest, index: BasePage, narrowed: Narrowed) -> dict[str, Any]:
    """Return what the template of a narrowed list takes, beside the entries themselves."""
    return {
        "trail": trail(request, index),
        **narrowed.choice.context(),
        "archive": narrowed.archive(),
    }


def by_kind(kinds: Mapping[str, Label]) -> Filter[Listed]:
    """Return the filter by the kinds of which there is something."""

    def kind(listed: Listed) -> Iterable[str]:
        return (listed.kind,)

    return Filter(
        "kind", _("Type"), _("All types"), kind, lambda all_: occurring(all_, kind, kinds)
    )


def _filters(
    kinds: Mapping[str, Label], topics: Mapping[str, Label], goals: Mapping[str, str]
) -> list[Filter[Listed]]:
    def of_topics(listed: Listed) -> Iterable[str]:
        return listed.topics

    def of_goals(listed: Listed) -> Iterable[str]:
        return listed.goals

    short = {value: Truncator(text).chars(LABEL_LENGTH) for value, text in goals.items()}
    return [
        *([by_kind(kinds)] if kinds else []),
        Filter(
            "topic",
            _("Topic"),
            _("All topics"),
            of_topics,
            lambda all_: occurring(all_, of_topics, topics),
        ),
        YEAR,
        Filter(
            "goal",
            _("Goal of the work plan"),
            _("All goals"),
            of_goals,
            lambda all_: occurring(all_, of_goals, short),
        ),
    ]

"""Narrowing and listing the required publications."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import F, QuerySet
from django.http import HttpRequest, QueryDict
from wagtail.models import Page

from foundation.access import Visitor, visible_to
from foundation.choosing import Choice

from .. import models
from ..listing import YEAR, Listed, Narrowed, by_kind
from .kinds import PublicationKind

if TYPE_CHECKING:
    from .page import PublicationPage

LATEST_FIRST = (F("year").desc(nulls_first=True), "kind", "-date", "pk")

__all__ = ["Narrowed", "as_teasers", "narrow_publications", "publications_beneath"]


def publications_beneath(user: Visitor, page: Page) -> "QuerySet[PublicationPage]":
    """Return what is beneath ``page`` that ``user`` may see: acts in force, then year by year."""
    publications = models.PublicationPage.objects.child_of(page).defer_streamfields()
    return visible_to(user, publications).order_by(*LATEST_FIRST)


def narrow_publications(query: QueryDict, pages: "QuerySet[Any]", clear_url: str) -> Narrowed:
    """Return ``pages`` (visible ones) as ``query`` narrows them, by kind and by the year that each
    is about; what is about none goes by the year of its publication.
    """
    rows = pages.order_by(*LATEST_FIRST).values_list("pk", "kind", "year", "date")
    listed = [
        Listed(pk, datetime.date(year, 1, 1) if year else date, kind, (), ())
        for pk, kind, year, date in rows
    ]
    filters = [by_kind(dict(PublicationKind.choices)), YEAR]
    return Narrowed(Choice(query, filters, listed, clear_url), {})


def as_teasers(
    request: HttpRequest, publications: "Iterable[PublicationPage]"
) -> list[dict[str, Any]]:
    """Return what the teaser component shows of each publication."""
    return [
        {
            "title": item.title,
            "url": item.get_url(request),
            "date": item.date,
            "kicker": item.get_kind_display(),
            "lead": item.lead,
        }
        for item in publications
    ]

"""What can be found of statistics: the page, the analyses, and each table in both languages."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from foundation.searching import Found, Searchable, described_by_lead, register

from .bound import public_sheets
from .content import sheet
from .document import compose
from .models import AnalysisPage, StatisticsPage, StatisticsTable, TableVersion


def describe_analysis(page: AnalysisPage) -> Found:
    """Say what is searched in an analysis: its words, with the numbers of now."""
    language = page.locale.language_code
    with override(language):
        said = compose(page, public_sheets(), "")
    words = [said.lead, *(part.text for part in said.parts)]
    words += [text for part in said.parts for text in part.paragraphs]
    text = " ".join([*words, *said.notes]).strip()
    return Found(page.title, text, language, page.published_on, is_example=page.is_example)


def describe_table(table: StatisticsTable) -> Found:
    """Say what is searched in a table, in Serbian."""
    newest = table.versions.select_related("withdrawal").order_by("-number").first()
    if newest is None or newest.withdrawn:
        with override("sr"):
            return Found(table.title, "", "sr", is_example=table.is_example)
    return describe_version(newest, "sr")


def describe_version(version: TableVersion, language: str = "en") -> Found:
    """Say what is searched in a version."""
    with override(language):
        found = sheet(version)
        names = [found.row_name(row) for row in found.rows]
        words = [found.version.shown("definition"), found.source, *names]
        text, table = " ".join(words), found.table
        return Found(table.title, text, language, version.published_on, is_example=table.is_example)


def newest_versions() -> QuerySet[TableVersion]:
    """Return the newest version of each table, unless it is withdrawn."""
    newer = TableVersion.objects.filter(table=OuterRef("table"), number__gt=OuterRef("number"))
    found = TableVersion.objects.filter(~Exists(newer), withdrawal=None)
    return found.select_related("table__page", "table__source", "withdrawal").prefetch_related(
        "cells"
    )


def declare() -> None:
    """Register page, analyses and tables."""
    pages: tuple[tuple[Any, str, Any, Any], ...] = (
        (StatisticsPage, "statistics", _("Statistics"), described_by_lead),
        (AnalysisPage, "statistics-analysis", _("Yearly analysis"), describe_analysis),
    )
    for model, kind, label, describe in pages:
        register(
            Searchable(
                model=model,
                kind=kind,
                label=label,
                describe=describe,
                objects=model.objects.select_related("locale").all,
                url=model.get_url,
            )
        )
    register(
        Searchable(
            model=StatisticsTable,
            kind="statistics-table",
            label=_("Statistical table"),
            describe=describe_table,
            objects=lambda: StatisticsTable.objects.select_related("page", "source"),
            url=StatisticsTable.get_url,
        )
    )
    register(
        Searchable(
            model=TableVersion,
            kind="statistics-table-english",
            label=_("Statistical table"),
            describe=describe_version,
            objects=newest_versions,
            url=lambda version: version.table.get_url(),
        )
    )

"""The statistics of the demonstration: series of public sources, and an example of an analysis."""

import json
import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Locale

from foundation.demo import register_demo
from foundation.minimum_cell import CellStatus
from foundation.publishing import publish, put_under_home, translate

from ..codes import TOTAL, Certainty
from ..models import AnalysisPage, StatisticsPage, StatisticsSource, StatisticsTable
from ..reading import ReadTable
from ..reading.table import status_of
from ..services import Facts, publish_table

HERE = Path(__file__).parent
Told = dict[str, Any]


def register() -> None:
    """Register the statistics with the other content, after the indicators."""
    register_demo(27, "statistics", load_statistics)


def load_statistics() -> None:
    """Make what is missing of pages, sources, tables and the analysis. What is there is left."""
    told = tomllib.loads((HERE / "tables.toml").read_text(encoding="utf-8"))
    page = put_under_home(StatisticsPage, told["pages"])
    sources = {
        code: StatisticsSource.objects.get_or_create(code=code, defaults=names)[0]
        for code, names in told["sources"].items()
    }
    for each in told["tables"]:
        _table(each, sources)
    _analysis(page, tomllib.loads((HERE / "analysis.toml").read_text(encoding="utf-8")))


def _table(told: Told, sources: dict[str, StatisticsSource]) -> None:
    said = {name: value for name, value in told.items() if name not in ("source", "cells")}
    facts = Facts(
        **{"columns": "", "first_year": told["year"], **said, "source": sources[told["source"]]}
    )
    if not StatisticsTable.objects.filter(**facts.identity()).exists():
        publish_table(facts=facts, table=_read(told["cells"]))


def _read(cells: list[list[str]]) -> ReadTable:
    table = ReadTable()
    for row, number, *said in cells:
        found = status_of(number)
        if not isinstance(found, tuple):
            raise ValueError(f"{number} is no count")
        status, count = found
        table.cells[row, TOTAL] = (CellStatus(status), count)
        table.certainties[row] = said[0] if said else Certainty.READ
        table.notes[row] = (said[1], said[2]) if len(said) > 2 else ("", "")
    return table


def _analysis(parent: StatisticsPage, told: Told) -> None:
    if AnalysisPage.objects.exists():
        return
    page = publish(
        AnalysisPage(
            locale=parent.locale, is_example=True, bound_body=_body(told, "sr"), **told["sr"]
        ),
        parent,
    )
    english = parent.get_translation(Locale.objects.get(language_code="en"))
    words = {**told["en"], "is_example": True, "bound_body": _body(told, "en")}
    translate(page, english, words)


def _body(told: Told, language: str) -> str:
    blocks = []
    for each in told["body"]:
        if each["kind"] == "table":
            value: Any = {"table": each["table"], "chart": not each.get("plain", False)}
        else:
            value = each[language].strip()
        blocks.append({"type": each["kind"], "value": value})
    return json.dumps(blocks)

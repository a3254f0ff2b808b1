import datetime

import pytest
from django.urls import get_resolver
from django.utils.translation import override

from portal.statistics.models import StatisticsSource
from portal.statistics.reading import read_table
from portal.statistics.services import Facts


@pytest.fixture
def statistics(demonstration, db):
    """The statistics of the demonstration."""


@pytest.fixture
def facts(statistics):
    """Return a function that makes what is said of a table beside its cells."""

    def make(**said):
        source = StatisticsSource.objects.get(code=said.pop("source", "centar-stampa"))
        told = {"measure": "identified", "rows": "sex", "columns": "", "year": 2022}
        told |= said
        told.setdefault("first_year", told["year"])
        return Facts(
            source=source,
            seen_on=datetime.date(2026, 11, 20),
            definition="Пример.",
            definition_en="An example.",
            **told,
        )

    return make


@pytest.fixture
def table():
    """Return a function that reads a table as from a file."""

    def read(text, rows="sex", columns=""):
        return read_table(text.encode(), rows, columns)

    return read


@pytest.fixture(scope="module", autouse=True)
def _addresses_are_read_in_serbian():
    """Some texts of the desk are read once, with the addresses: let it be in Serbian."""
    with override("sr"):
        assert get_resolver().url_patterns

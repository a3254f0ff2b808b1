"""What recurs each year is one result that names the other years, on every engine."""

from dataclasses import replace

import pytest

from foundation import searching
from foundation.searching import Found
from search.query import search
from search.showing import as_data
from search.suggesting import suggest

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def yearly(make_page, findable_pages, monkeypatch):
    """Pages of a plan, whose description is their year."""
    kind = replace(
        findable_pages,
        is_detail=True,
        describe=lambda page: Found(page.title, "о раду", "sr", year=int(page.search_description)),
    )
    monkeypatch.setitem(searching._registered, findable_pages.model, kind)
    return make_page


def test_what_recurs_each_year_is_shown_once_with_the_other_years(yearly, nobody):
    for number in range(3):
        for year in (2015, 2016):
            yearly(f"{number} Обука полиције", str(year))
    yearly("3 обука судија", "2015")
    found = search("obuka", nobody, "sr")
    assert found.total == 7
    shown = [(hit.object.title[:1], hit.year, [o.year for o in hit.others]) for hit in found.hits]
    assert sorted(shown) == [
        ("0", 2016, [2015]), ("1", 2016, [2015]), ("2", 2016, [2015]), ("3", 2015, []),
    ]  # fmt: skip
    (first, *_rest) = as_data(found, "obuka", "https://example.org")["results"]
    assert first["other_years"][0]["year"] == 2015
    assert first["other_years"][0]["url"].startswith("https://example.org/strana-")
    assert len(suggest("policij", nobody, "sr")) == 3

"""What recurs each year is one result that names the other years, on every engine."""

from dataclasses import replace

import pytest

from foundation import searching
from foundation.searching import Found
from search.choice import Choice
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


def test_what_is_only_an_example_never_comes_before_what_is_real(
    make_page, findable_pages, monkeypatch, nobody
):
    kind = replace(
        findable_pages,
        is_detail=True,
        describe=lambda page: Found(
            page.title,
            "о раду",
            "sr",
            year=int(page.search_description),
            is_example=page.search_description == "2016",
        ),
    )
    monkeypatch.setitem(searching._registered, findable_pages.model, kind)
    for year in (2015, 2016):
        make_page("1.1 Обука полиције", str(year))
    make_page("1.2 Обука полицијских службеника", "2016")
    make_page("1.3 Обука полиције и судија", "2015")
    for order in ("", "novo"):
        found = search("obuka policije", nobody, "sr", choice=Choice(sort=order))
        shown = {hit.object.title: (hit.year, hit.is_example) for hit in found.hits}
        assert shown["1.1 Обука полиције"] == (2015, False)
        (twin,) = next(hit.others for hit in found.hits if hit.others)
        assert (twin.year, twin.is_example) == (2016, True)
    (first, *_rest) = as_data(found, "obuka", "https://example.org")["results"]
    assert "example" in first
    (one, two, _three) = suggest("obuk", nobody, "sr")
    assert "2015" in one.title
    assert "2015" in two.title

"""Can somebody who reads everything that is published work out a hidden count?

The attacker has no code of the site: it reads the pages and the data as everybody does, draws up
the equations again, and tries every way to fill in what is hidden.
"""

import json
import re

import pytest

from .brute_force import Attacker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


@pytest.fixture(scope="module")
def cells(demonstration, django_db_blocker):
    from django.test import Client

    with django_db_blocker.unblock():
        return json.loads(Client().get("/statistika/podaci.json").content)["cells"]


def name(cell):
    year = cell["row"] if cell["table"].split("-")[1] == "year" else cell["year"]
    by = cell["table"].split("-")[1]
    part = "" if by == "year" or cell["row"] == "total" else f"{by}={cell['row']}"
    found = f"{cell['source']}|{cell['measure']}|{year}|{part}"
    # Reports of a year that ended with an identification are the identified of that year's reports.
    return (
        found.replace("|reports|", "|identified|").replace(
            "outcome=identified", "reported=same-year"
        )
        if part == "outcome=identified"
        else found
    )


def system(cells):
    shown, hidden, unpublished, sums = {}, set(), set(), {}
    for cell in cells:
        key = name(cell)
        if cell["count"] is not None:
            assert shown.setdefault(key, cell["count"]) == cell["count"]
        elif cell["status"] == "suppressed":
            hidden.add(key)
        else:
            unpublished.add(key)
        by = cell["table"].split("-")[1]
        if by != "year" and cell["row"] != "total":
            whole = f"{cell['source']}|{cell['measure']}|{cell['year']}|"
            sums.setdefault((whole, by), []).append(key)
    equations = [(whole, parts) for (whole, _by), parts in sums.items()]
    return equations, shown, hidden, unpublished - set(shown) - hidden


def test_nothing_hidden_in_any_table_can_be_worked_out(cells):
    equations, shown, hidden, unpublished = system(cells)
    assert hidden
    assert min(count for count in shown.values() if count) >= 5
    assert Attacker(equations, shown, hidden, unpublished).given_away() == set()


def test_the_attacker_would_find_what_is_given_away(cells):
    """An attacker that finds nothing anywhere would prove nothing."""
    equations, shown, hidden, unpublished = system(cells)
    told = {**shown, "primer|identified|2000|form=BEG": 3}
    left = hidden - set(told)
    assert Attacker(equations, told, left, unpublished).given_away() == left


def test_every_form_of_the_data_hides_the_same(client, cells):
    hidden = {(cell["table"], cell["row"]) for cell in cells if cell["status"] == "suppressed"}
    told = client.get("/statistika/podaci.csv").content.decode("utf-8-sig").splitlines()
    rows = [line.split(",") for line in told[1:]]
    assert {(row[0], row[5]) for row in rows if "suppressed" in row} == hidden
    assert all(row[9] == "" for row in rows if "suppressed" in row)
    for cell in cells:
        assert (cell["count"] is None) is (cell["status"] in ("unknown", "suppressed"))


def test_no_page_says_more_than_the_tables(client, cells):
    """Each percentage of the analysis is one of two shown counts, and each number is shown."""
    counts = {cell["count"] for cell in cells if cell["count"]}
    shares = {
        f"{round(part * 1000 / whole + 1e-9) / 10:.1f}" for part in counts for whole in counts
    }
    page = client.get("/en/statistics/analysis-2023/").content.decode()
    text = re.sub(r"<[^>]+>", " ", page[page.index("data-document") :])
    found = re.findall(r"(\d+(?:\.\d+)?)%", text)
    assert {each for each in found if each not in ("43.5", "6.5", "62.12")} <= shares
    assert "33.9%" in text

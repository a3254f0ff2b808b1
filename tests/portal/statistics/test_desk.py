"""How an editor loads a table: every cell looked at, what must be hidden, then published or not."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from portal.statistics.models import StatisticsSource, TableVersion
from tests.factories.accounts import enter_desk, make_account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

BY_FORM = "form,count\nSEX,48\nLAB,11\nBEG,3\nCRI,0\ntotal,62\n"


@pytest.fixture
def desk(client):
    return enter_desk(client, make_account("publisher"))


def load(desk, text, **said):
    told = {
        "measure": "identified",
        "rows": "form",
        "columns": "",
        "first_year": "",
        "year": "2022",
        "is_whole": "on",
        "source": StatisticsSource.objects.get(code="centar-stampa").pk,
        "seen_on": "2026-11-20",
        "definition": "Идентификоване жртве.",
        "definition_en": "Identified victims.",
        **said,
    }
    file = SimpleUploadedFile("table.csv", text.encode())
    return desk.post(reverse("statistics_load"), {**told, "file": file})


def decide(desk, shown, hidden, **more):
    word = re.search(r'name="word" value="([^"]+)"', shown.content.decode())[1]
    told = {"word": word, "hidden": hidden, **more}
    return desk.post(reverse("statistics_hide"), told)


def test_a_table_is_looked_at_hidden_and_published(desk):
    assert desk.get(reverse("statistics_load")).status_code == 200
    before = TableVersion.objects.count()
    shown = load(desk, BY_FORM)
    page = shown.content.decode()
    assert "Овако не може да се објави" in page
    assert re.search(r'value="BEG/total" checked', page)
    assert "Сексуална експлоатација" in page
    refused = decide(desk, shown, ["BEG/total"], publish="yes")
    assert "Овако не може да се објави" in refused.content.decode()
    again = decide(desk, shown, ["BEG/total", "LAB/total"])
    assert "не може да се израчуна" in again.content.decode()
    assert TableVersion.objects.count() == before
    assert decide(desk, again, ["BEG/total", "LAB/total"], publish="yes").status_code == 302
    version = TableVersion.objects.order_by("-pk").first()
    assert dict(version.cells.values_list("row", "count")) == {
        "SEX": 48,
        "LAB": None,
        "BEG": None,
        "CRI": 0,
        "total": 62,
    }
    assert desk.get(version.get_url()).status_code == 200


def test_wrong_cells_and_persons_are_told_and_nothing_is_kept(desk):
    before = TableVersion.objects.count()
    wrong = load(desk, "form,count\nSEX,4.5\nXXX,9\n")
    assert wrong.status_code == 422
    assert "Ред 2, колона B" in wrong.content.decode()
    assert "Ред 3, колона A" in wrong.content.decode()
    persons = load(desk, "ime i prezime,form\nN N,SEX\n")
    assert persons.status_code == 422
    assert "ред за свако лице" in persons.content.decode()
    assert load(desk, BY_FORM, year="1800").status_code == 422
    assert TableVersion.objects.count() == before


def test_words_around_the_numbers_may_not_tell_what_is_hidden(desk):
    text = "form,count,note\nSEX,48,\nLAB,11,\nBEG,3,то су 3 девојчице\nCRI,0,\ntotal,62,\n"
    shown = load(desk, text)
    hidden = ["BEG/total", "LAB/total"]
    refused = decide(desk, shown, hidden, publish="yes")
    assert refused.status_code == 200
    assert "то су 3 девојчице" in refused.content.decode()
    assert not TableVersion.objects.filter(table__year=2022).exists()


def test_what_is_loaded_is_the_editor_s_own(desk, client):
    shown = load(desk, BY_FORM)
    enter_desk(client, make_account("publisher"))
    answer = decide(client, shown, ["BEG/total", "LAB/total"], publish="yes")
    assert answer.url == reverse("statistics_load")
    assert client.post(reverse("statistics_hide"), {"word": "x"}).status_code == 302
    assert not TableVersion.objects.filter(table__year=2022).exists()


def test_who_may_not_publish_statistics_does_not_get_there(client):
    author = enter_desk(client, make_account("author"))
    assert author.get(reverse("statistics_load")).status_code in (302, 403)
    assert author.post(reverse("statistics_hide")).status_code in (302, 403)


SERIES = """year,count
2013,92
2014,125
2015,40
2016,57
2017,?
2018,?
2019,39
2020,57
2021,46
2022,62
2023,67
"""
CORRECTED = {
    "year": (SERIES, {"first_year": "2013"}),
    "reported": ("reported,count\nsame-year,57\nearlier,10\ntotal,67\n", {}),
    "age": ("age,count\nchildren,42\nadults,25\ntotal,67\n", {}),
}


def test_a_number_that_stands_in_three_tables_is_corrected_in_one_act(desk):
    """Alone, each contradicts the two that are published; together they agree."""
    before = TableVersion.objects.count()
    beside, shown = [], None
    for rows, (text, said) in CORRECTED.items():
        shown = load(desk, text, rows=rows, year="2023", beside=beside, **said)
        page = shown.content.decode()
        assert len(re.findall(r'name="beside"', page)) == len(beside)
        if len(beside) < 2:
            assert page.count("Ако се и она исправља") == 1
            assert page.count("Ове табеле наводе други број:") == 1
            assert decide(desk, shown, [], beside=beside, publish="yes").status_code == 200
            asked = decide(desk, shown, [], beside=beside, another="yes").content.decode()
            beside = re.findall(r'name="beside" value="([^"]+)"', asked)
    assert TableVersion.objects.count() == before
    assert "Објави све" in shown.content.decode()
    # One of them is opened again, and nothing is lost by it.
    opened = decide(desk, shown, [], beside=beside, turn_to="0").content.decode()
    assert '<th scope="row">2013</th>' in opened
    assert len(re.findall(r'name="beside"', opened)) == 2
    left = decide(desk, shown, [], beside=beside, leave_out="0").content.decode()
    assert "Ако се и она исправља" in left
    assert decide(desk, shown, [], beside=beside, publish="yes").status_code == 302
    told = {
        rows: TableVersion.objects.filter(table__rows=rows, table__source__code="centar-stampa")
        .filter(table__measure="identified", table__year=2023)
        .order_by("-number")[0]
        for rows in CORRECTED
    }
    assert {version.number for version in told.values()} == {2}
    assert told["year"].cells.get(row="2023").count == 67
    assert told["age"].cells.get(row="total").count == 67


def test_of_tables_that_belong_together_all_are_published_or_none(desk):
    text, _said = CORRECTED["age"]
    before = TableVersion.objects.count()
    shown = load(desk, text, rows="age", year="2023")
    asked = decide(desk, shown, [], another="yes").content.decode()
    beside = re.findall(r'name="beside" value="([^"]+)"', asked)
    wrong = load(desk, "form,count\nSEX,4.5\n", year="2011", beside=beside)
    assert wrong.status_code == 422
    assert 'name="beside"' in wrong.content.decode()
    alone = load(desk, "form,count\nSEX,40\nLAB,20\ntotal,60\n", year="2011", beside=beside)
    refused = decide(desk, alone, [], beside=beside, publish="yes")
    assert "Ништа није објављено" in refused.content.decode()
    assert TableVersion.objects.count() == before
    gone = decide(desk, alone, [], beside=["forged"], publish="yes")
    assert gone.url == reverse("statistics_load")


PLACES = {
    "country": ["У Србији,41", "neighbours,9", "In another state of the European Union,3"],
    "region": ["vojvodina,22", "Southern and Eastern Serbia,9", "Београд,3"],
}


@pytest.mark.parametrize("dimension", PLACES)
def test_countries_and_regions_are_loaded_hidden_and_published(desk, client, dimension):
    """No public source at hand tells these counts, so the demonstration has no such table."""
    rows = PLACES[dimension]
    total = sum(int(row.split(",")[1]) for row in rows)
    text = "\n".join([f"{dimension},count", *rows, f"total,{total}"])
    shown = load(desk, text, rows=dimension, year="2012")
    page = shown.content.decode()
    small = re.findall(r'value="([^"]+)" checked', page)
    assert len(small) == 1
    assert "Безбедно би било да се сакрије" in page
    assert decide(desk, shown, small, publish="yes").status_code == 200
    nine = re.search(r'9\s*<label><input type="checkbox" name="hidden" value="([^"]+)"', page)[1]
    assert decide(desk, shown, [*small, nine], publish="yes").status_code == 302
    version = TableVersion.objects.order_by("-pk").first()
    assert version.table.rows == dimension
    told = [version.cells.filter(status=status).count() for status in ("value", "suppressed")]
    assert told == [2, 2]
    for prefix in ("/statistika", "/sr-latn/statistika", "/en/statistics"):
        answer = client.get(f"{prefix}/tabele/{version.table.slug}/")
        assert f">{total}<" in answer.content.decode().replace(" ", "")

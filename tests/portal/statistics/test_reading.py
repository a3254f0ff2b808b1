"""What can be loaded, what is wrong with the rest, and is no person ever taken?"""

import io

import pytest
from django.utils.translation import override
from openpyxl import Workbook

from portal.statistics.reading import TableFileError, read_table

WHOLE = "A count of people is a whole number, written without points and commas."


def wrong(data, rows="age", columns="", language="en"):
    with override(language), pytest.raises(TableFileError) as caught:
        read_table(data if isinstance(data, bytes) else data.encode(), rows, columns)
    with override(language):
        return [str(each) for each in caught.value.wrong]


@pytest.mark.parametrize(
    "text",
    [
        "Старосна група;Број\nДеца (до 18 година);41\nОдрасли;25\nУкупно;66\n",
        "age,count\nchildren,41\nadults,25\ntotal,66\n",
        "\ufeffStarosna grupa\tBroj\nDeca (do 18 godina)\t41\nOdrasli\t25\nUKUPNO\t66\n\n",
    ],
)
def test_a_file_is_read_by_codes_and_by_names_in_both_scripts(text):
    cells = read_table(text.encode(), "age").cells
    assert {place[0]: count for place, (_status, count) in cells.items()} == {
        "children": 41,
        "adults": 25,
        "total": 66,
    }


def test_a_workbook_is_read_like_text():
    book = Workbook()
    for row in [
        ["Sex", "female", "male", "total"],
        ["children", 20, 21.0, 41],
        ["adults", 30, "*"],
    ]:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    cells = read_table(out.getvalue(), "age", "sex").cells
    assert cells["children", "male"] == ("value", 21)
    assert cells["adults", "male"] == ("suppressed", None)
    assert cells["adults", "total"] == ("unknown", None)


def test_each_wrong_cell_is_named_with_its_place_and_why():
    found = wrong("age,count,note\nchildren,4.5\nelders,3\nadults,-2\nadults,8\ntotal,62 %\n")
    assert found == [
        f"Row 2, column B “4.5”: {WHOLE}",
        (
            "Row 3, column A “elders”: This category is not known here. Write one of these: "
            "Children (under 18), Adults, Age not known."
        ),
        "Row 4, column B “-2”: A count of people is never negative.",
        "Row 6, column B “62 %”: A share. Only counts are loaded; shares are worked out from them.",
    ]
    (serbian,) = wrong("age,count\nelders,3\n", language="sr")
    assert serbian.startswith("Ред 2, колона A")
    assert serbian.endswith(
        "Упишите једну од ових: Деца (до 18 година), Одрасли, Узраст није познат."
    )


@pytest.mark.parametrize(
    "text",
    [
        "ime i prezime,uzrast\nNN,children\n",
        "Име;Узраст\nНН;children\n",
        "age,JMBG\nchildren,?\n",
        "age,count\nchildren,0101990710000\n",
        "age,sex\nchildren,female\nchildren,male\nchildren,female\nadults,male\n",
        "sex,date of birth\nfemale,2001-01-01\n",
        "case id,age\nA,children\n",
        "age,count\n" + "children,1\n" * 500,
    ],
)
def test_a_row_per_person_is_refused_as_a_whole(text):
    found = wrong(text)
    assert len(found) == 1
    assert "row per person" in found[0].lower()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"PK\x03\x04 not a workbook",
        b"\xff\xfe\x00\x01",
        b"\0,\0",
        b"%PDF-1.7",
        b"age\nchildren\n",
        b"age,count\nchildren,=1+1\n",
        b'age,count\n"children,4',
        b"age,count\n" + b"9" * 90,
    ],
)
def test_a_hostile_file_costs_a_sentence(data):
    assert all(wrong(data))

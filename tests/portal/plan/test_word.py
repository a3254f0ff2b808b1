"""Does a Word document with the same tables give the same plan?"""

import contextlib
import io
import struct
import zipfile

import pytest
from django.utils.translation import override
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.plan.files import read_file
from portal.plan.reading import Code, PlanUnreadableError
from tests.portal.plan.word_files import part_of, saved, with_part, word_document, write_table

BODY = "word/document.xml"


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def changed(data, old, new):
    xml = part_of(data)
    assert old in xml
    return with_part(data, BODY, xml.replace(old, new, 1))


def refused(data):
    with pytest.raises(PlanUnreadableError) as error:
        read_file(data, 2015)
    return error.value


def test_the_same_words_in_word_are_an_equal_plan(document, word_file):
    read = read_file(word_file, 2015)
    assert read.general_goals == document.general_goals
    assert read.passages == document.passages
    # In Word a footnote has a place of its own and interrupts nothing.
    expected = [found for found in document.irregularities if found.code != Code.BROKEN_BY_FOOTNOTE]
    key = lambda found: (found.code, found.original, found.shown, str(found.details))  # noqa: E731
    assert sorted(read.irregularities, key=key) == sorted(expected, key=key)


def test_the_tables_alone_are_the_same_goals_and_activities(document):
    read = read_file(word_document(tables_only=True), 2015)
    assert read.activities == document.activities
    assert read.passages == ()
    missing = next(found for found in read.irregularities if found.code == "overview-incomplete")
    assert missing.details["overview"] == "–"


def test_places_are_tables_and_rows(word_file):
    read = read_file(word_file, 2015)
    twice = next(found for found in read.irregularities if found.code == Code.DUPLICATE_NUMBER)
    assert twice.where == "table 3, row 1, table 3, row 3"
    mixed = next(found for found in read.irregularities if found.code == Code.MIXED_ALPHABETS)
    assert mixed.where.startswith("paragraph ")


def test_merged_cells_are_merged_in_the_file_itself(word_file):
    xml = part_of(word_file)
    assert 'w:vMerge w:val="continue"' in xml or "<w:vMerge/>" in xml
    assert 'w:gridSpan w:val="5"' in xml


def test_a_single_merged_cell_is_shared(lines):
    document = Document()
    rows = [
        ["ОПШТИ ЦИЉ 1", "", "", "", ""],
        ["Откривање", "", "", "", ""],
        ["Специфични циљ 1.1. Критеријуми", "1.1.1. прво", "Центар", "Буџет", "Од марта"],
        ["", "1.1.2. друго", "ИОМ", "", "Континуирано"],
    ]
    write_table(document, rows)
    first, second = read_file(saved(document), 2015).activities
    assert second.shared_with == first.slug
    assert (second.holders, second.funding) == (("iom",), ("budget",))
    assert second.deadline.kind == "continuous"


def test_an_empty_cell_that_is_not_merged_is_an_error(word_file):
    document = Document()
    write_table(document, [["ОПШТИ ЦИЉ 1 Откривање", "", "", "", ""]])
    table = document.add_table(1, 5)
    texts = ["Специфични циљ 1.1. Критеријуми", "1.1.1. прво", "Центар", "", "Од марта"]
    for cell, text in zip(table.rows[0].cells, texts, strict=True):
        cell.text = text
    error = refused(saved(document))
    assert error.reason == "empty-cell"
    assert str(error) == "table 2, row 1: The cell “Извор финансирања” is empty."


def test_a_repeated_heading_continues_its_table(lines):
    heading, words, header = lines[102], lines[103], lines[104]
    split = [*lines[:111], "", heading, words, header, *lines[111:]]
    read = read_file(word_document(lines=split), 2015)
    assert len(read.activities) == 34
    codes = [found.code for found in read.irregularities]
    assert codes.count(Code.TABLE_CONTINUES) == 2


def test_an_activity_whose_words_a_page_breaks_is_whole(lines):
    whole = (
        "\t3.1.4. унапредити методологију рада и интерне процедуре за рад Службе за координацију"
    )
    assert lines[129].startswith(whole)
    first = lines[129].replace(" и интерне процедуре за рад Службе за координацију", "")
    rest = "\tи интерне процедуре за рад Службе за координацију\t\t\t"
    read = read_file("\n".join([*lines[:129], first, "", rest, *lines[130:]]).encode(), 2015)
    activity = next(activity for activity in read.activities if activity.slug == "3.1.4")
    assert activity.wording.source_text.endswith("Службе за координацију")
    broken = [found for found in read.irregularities if found.code == Code.BROKEN_BY_PAGE]
    assert [place.number for place in broken[-1].places] == [130, 132]


def test_content_controls_hide_nothing(document, word_file):
    xml = part_of(word_file)
    start, end = xml.index("<w:tbl>"), xml.index("</w:tbl>") + len("</w:tbl>")
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{xml[start:end]}</w:sdtContent></w:sdt>"
    wrapped = with_part(word_file, BODY, xml[:start] + control + xml[end:])
    assert read_file(wrapped, 2015).general_goals == document.general_goals


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("<w:r>", '<w:ins w:id="1" w:author="a"><w:r/></w:ins><w:r>', "tracked-changes"),
        ("<w:r>", "<w:r><w:pict><w:txbxContent/></w:pict></w:r><w:r>", "text-box"),
        ("<w:tc><w:tcPr>", "<w:tc><w:tbl/><w:tcPr>", "nested-table"),
        ('w:gridSpan w:val="5"', 'w:gridSpan w:val="999999999"', "broken-word"),
        ('w:gridSpan w:val="5"', 'w:gridSpan w:val="6"', "cells"),
        ("<w:body>", "<w:body><w:unclosed>", "broken-word"),
        ("<w:document", '<!DOCTYPE a [<!ENTITY b "c">]><w:document', "broken-word"),
    ],
)  # fmt: skip
def test_what_word_can_hold_and_a_plan_cannot_is_an_error(word_file, old, new, reason):
    xml = part_of(word_file).replace(" encoding='UTF-8' standalone='yes'", "")
    assert refused(changed(with_part(word_file, BODY, xml), old, new)).reason == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and then nothing", "broken-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old document", "not-word"),
        (b"PK\x05\x06" + bytes(18), "not-word"),
    ],
)
def test_another_package_is_an_error(data, reason):
    assert refused(data).reason == reason


def test_a_spreadsheet_is_no_plan():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert refused(out.getvalue()).reason == "not-word"


def test_a_package_that_unpacks_to_much_more_is_not_unpacked(word_file):
    bomb = with_part(word_file, BODY, b" " * 30_000_000)
    assert len(bomb) < 200_000
    assert refused(bomb).reason == "too-large"


def test_a_package_that_lies_about_its_size_gives_no_more_than_it_says(word_file):
    bomb = with_part(word_file, BODY, b" " * 30_000_000)
    size = struct.pack("<L", 30_000_000)
    assert refused(bomb.replace(size, struct.pack("<L", 1000))).reason == "broken-word"


def test_a_package_larger_than_the_limit_is_not_opened():
    assert refused(b"PK\x03\x04" + bytes(11_000_000)).reason == "too-large"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_damaged_document_is_a_plan_or_an_error_and_nothing_else(word_file, data):
    cut = data.draw(st.integers(4, len(word_file)))
    flips = data.draw(
        st.lists(st.tuples(st.integers(4, len(word_file) - 1), st.integers(0, 255)), max_size=8)
    )
    damaged = bytearray(word_file)
    for position, value in flips:
        damaged[position] = value
    with contextlib.suppress(PlanUnreadableError):
        read_file(bytes(damaged[:cut] if data.draw(st.booleans()) else damaged), 2015)

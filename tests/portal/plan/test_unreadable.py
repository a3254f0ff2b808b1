"""Is what can't be read a clear error with its line, and nothing else?"""

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.plan.files import read_file
from portal.plan.reading import Code, PlanDocument, PlanUnreadableError, Reason
from portal.plan.reading.problems import SENTENCES
from tests.portal.plan.word_files import SOURCE

LINES = SOURCE.read_text(encoding="utf-8").split("\n")
GOAL, ACTIVITY = LINES[94].split("\t")[0], LINES[98].split("\t")[1]


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def refused(data, year=2015):
    with pytest.raises(PlanUnreadableError) as error:
        read_file(data, year)
    return error.value


def changed(number, old, new, lines=LINES):
    """Return the plan with a change on one line (counted from 1)."""
    assert old in lines[number - 1]
    line = lines[number - 1].replace(old, new, 1)
    return "\n".join([*lines[: number - 1], line, *lines[number:]]).encode()


def without(*numbers):
    return "\n".join(line for i, line in enumerate(LINES, 1) if i not in numbers).encode()


@pytest.mark.parametrize(
    ("number", "old", "new", "reason"),
    [
        (99, "\tЦентар", "", "cells"),
        (99, "Акционог плана", "Акционог плана\t", "cells"),
        (99, "\tЦентар\t", "\t\t", "empty-cell"),
        (99, "Пројектна средства", "", "empty-cell"),
        (99, "Након усвајања Акционог плана", "", "empty-cell"),
        (99, "Након усвајања Акционог плана", "Ускоро", "deadline"),
        (99, "Пројектна средства", "Донације", "funding"),
        (99, "Центар", "Центрар", "holder"),
        (99, "1.2.2. ", "", "activity-number"),
        (99, ACTIVITY, "1.2.2.", "activity-number"),
        (98, "<b>Специфични циљ 1.2.</b> ", "", "goal-label"),
        (98, "Центар\tПројектна средства\tТрећи квартал", "\t\t", "empty-cell"),
        (95, "<b>Специфични циљ 1.1.</b>", "<u>Специфични циљ 1.1.</u>", "markup"),
        (95, GOAL, "", "goal-missing"),
        (103, "<b>ОПШТИ ЦИЉ 2</b>", "<b>ОПШТИ ЦИЉ 1</b>", "general-goal-twice"),
        (103, "<b>ОПШТИ ЦИЉ 2</b>", "<b>Циљ</b>", "goal-label"),
        (10, "ПЛАН РАДА", "ПЛАН\x00РАДА", "control-sign"),
        (11, "2015. година", "2016. година", "year"),
        (26, "И у", "И\tу", "stray-text"),
        (113, "", "Страна\t\t\t\t", "goal-label"),
        (114, "обогаћивању", "Обогаћивању", "goal-label"),
        (137, "позиву", "позиву\nДиректор", "cells"),
    ],
)  # fmt: skip
def test_a_spoilt_line_is_named(number, old, new, reason):
    error = refused(changed(number, old, new))
    assert error.reason == reason
    assert error.line == (5 if reason == "year" else number)
    assert f"line {error.line}: " in str(error)


@pytest.mark.parametrize(
    ("missing", "reason", "line"),
    [
        ((93,), "goal-text", 92),
        ((92, 93), "general-goal-missing", 93),
        ((36,), "goal-text", 34),
        (tuple(range(92, 138)), "no-table", 0),
        (tuple(range(95, 102)), "no-activities", 93),
        (tuple(range(106, 138)), "no-activities", 104),
    ],
)
def test_what_is_missing_is_told_where_it_is_missed(missing, reason, line):
    error = refused(without(*missing))
    assert (error.reason, error.line) == (reason, line)


def test_every_bad_line_is_told_at_once():
    spoilt = changed(99, "Центар", "Нико").decode().split("\n")
    error = refused(changed(132, "Од марта", "Једном", spoilt))
    assert [(problem.place.number, problem.reason) for problem in error.problems] == [
        (99, "holder"),
        (132, "deadline"),
    ]


def test_a_change_of_number_is_reported_and_not_put_right():
    read = read_file(changed(112, "2.3.1.", "2.3.9."), 2015)
    found = next(found for found in read.irregularities if found.code == Code.UNEXPECTED_NUMBER)
    assert (found.details["number"], found.details["expected"]) == ("2.3.9", "2.3.1")
    assert [place.number for place in found.places] == [112]
    assert "2.3.9" in [activity.slug for activity in read.activities]


def test_latin_letters_anywhere_are_reported_and_understood():
    read = read_file(changed(132, "Од марта", "Од мaртa"), 2015)
    assert next(a for a in read.activities if a.slug == "3.2.2").deadline.kind == "from-month"
    found = [found for found in read.irregularities if found.places[0].number == 132]
    assert (found[0].code, found[0].original) == ("mixed-alphabets", "мaртa")


def test_text_after_the_table_belongs_to_nothing():
    error = refused("\n".join([*LINES, "", "Директор"]).encode())
    assert (error.reason, error.line) == ("stray-text", 141)


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"", "empty", 0),
        (b" \n\t\n", "empty", 0),
        ("\n".join(LINES).encode("utf-16"), "encoding", 0),
        ("\n".join(LINES).encode("cp1251", "replace"), "encoding", 5),
        ("plan zaštite\nžrtava\n".encode("cp1250"), "encoding", 1),
        (b"x" * 3_000_000, "too-large", 0),
        ("Само текст.".encode(), "no-table", 0),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "encoding", 2),
    ],
)
def test_a_file_that_is_no_plan_says_why(data, reason, line):
    error = refused(data)
    assert (error.reason, error.line) == (reason, line)


def test_a_byte_order_mark_and_windows_line_ends_are_read_and_the_mark_reported(document):
    read = read_file(b"\xef\xbb\xbf" + "\r\n".join(LINES).encode(), 2015)
    assert read.general_goals == document.general_goals
    assert [found.code for found in read.irregularities if found.places[0].number == 1] == [
        "byte-order-mark"
    ]


def test_a_form_feed_is_a_page_break(document):
    paged = "\n".join([*LINES[:112], "\f", *LINES[113:]]).encode()
    assert read_file(paged, 2015) == document


def test_a_row_of_a_table_within_the_overview_belongs_to_nothing():
    error = refused("\n".join([*LINES[:48], "Центар\tБуџет", *LINES[48:]]).encode())
    assert (error.reason, error.line) == ("stray-text", 49)


def test_every_reason_has_a_sentence():
    assert set(SENTENCES) == set(Reason)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_spoilt_plan_is_read_or_refused_and_raises_nothing_else(data):
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 3))):
        spoil(lines, data)
    read = read_or_refused("\n".join(lines).encode())
    if isinstance(read, PlanDocument):
        assert all(found.sentence for found in read.irregularities)
        assert all(activity.holders and activity.funding for activity in read.activities)
    else:
        assert all(problem.sentence for problem in read.problems)


def read_or_refused(data):
    try:
        return read_file(data, 2015)
    except PlanUnreadableError as error:
        return error


def spoil(lines, data):
    """Change a line in one of the ways in which documents get spoilt."""
    number = data.draw(st.integers(0, len(lines) - 1))
    cells = lines[number].split("\t")
    column = data.draw(st.integers(0, len(cells) - 1))
    match data.draw(st.sampled_from(["drop", "double", "cell", "empty", "text", "swap", "cut"])):
        case "drop":
            lines.pop(number)
        case "double":
            lines.insert(number, lines[number])
        case "cell":
            lines[number] = "\t".join(cells[:column] + cells[column + 1 :])
        case "empty":
            lines[number] = "\t".join([*cells[:column], "", *cells[column + 1 :]])
        case "text":
            text = data.draw(st.text(max_size=12))
            lines[number] = "\t".join([*cells[:column], text, *cells[column + 1 :]])
        case "swap":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[number], lines[other] = lines[other], lines[number]
        case "cut":
            lines[number] = lines[number][: data.draw(st.integers(0, len(lines[number])))]


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused(data):
    with pytest.raises(PlanUnreadableError):
        read_file(data, 2015)

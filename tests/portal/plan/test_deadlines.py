"""When does something fall due?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.plan.deadlines import FIELDS, Deadline, DeadlineKind, DeadlinePart
from portal.plan.notation import parsed, written
from portal.plan.reading.deadline_words import read_deadline
from portal.plan.reading.places import Place
from portal.plan.reading.report import Report

STRATEGY, ACTION_PLAN = "Усвајање Стратегије", "Усвајање Акционог плана"
names = (
    st.text(min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: text and not set(";+") & set(text))
)
months = st.integers(1, 12)


@st.composite
def parts(draw):
    kind = draw(st.sampled_from(DeadlineKind))
    values = {
        "quarter": st.integers(1, 4),
        "month": months,
        "events": st.lists(names, min_size=1, max_size=3, unique=True).map(tuple),
    }
    given_values = {name: draw(values[name]) for name in sorted(FIELDS[kind]) if name in values}
    if "until_month" in FIELDS[kind]:
        given_values["until_month"] = draw(st.integers(given_values["month"], 12))
    return DeadlinePart(kind, **given_values)


deadlines = st.lists(parts(), min_size=1, max_size=3).map(tuple).map(Deadline)


def read(text):
    report = Report()
    found = read_deadline(text, Place(number=7), report)
    return found, report


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("Континуирано", "continuous", None),
        ("Први квартал", "quarter", date(2015, 3, 31)),
        ("Други квартал", "quarter", date(2015, 6, 30)),
        ("трећи квартал", "quarter", date(2015, 9, 30)),
        ("IV квартал", "quarter", date(2015, 12, 31)),
        ("1. квартал", "quarter", date(2015, 3, 31)),
        ("Од другог квартала", "from-quarter", None),
        ("Од марта", "from-month", None),
        ("март-јун", "range", date(2015, 6, 30)),
        ("од фебруара до фебруара", "range", date(2015, 2, 28)),
        ("септембар – октобар", "range", date(2015, 10, 31)),
        ("Први квартал и континуирано", "quarter-then-continuous", date(2015, 3, 31)),
        ("Након усвајања Акционог плана", "after-events", None),
        ("Након усвајања Стратегије и Акционог плана", "after-events", None),
        ("Континуирано март-јун", "compound", None),
        ("Континуирано, од марта", "compound", None),
    ],
)
def test_each_wording_has_a_kind_and_a_due_date_of_its_own(words, kind, due):
    deadline, report = read(words)
    assert (deadline.kind, deadline.due(2015, {})) == (kind, due)
    assert not report.problems


@pytest.mark.parametrize(
    "words",
    [
        "",
        "ускоро",
        "Пети квартал",
        "јун-март",
        "Од првог",
        "Континуирано и ускоро",
        "Први кварталa",
        "Након усвајања",
        "Након усвајања Закона о раду и запошљавању",
        "31.12.2015.",
    ],
)
def test_words_that_are_not_understood_are_a_problem_at_their_line(words):
    deadline, report = read(words)
    assert deadline is None
    assert [(problem.place.number, problem.reason) for problem in report.problems] == [
        (7, "deadline")
    ]


def test_two_events_are_two_and_the_later_one_decides():
    deadline, _ = read("Након усвајања Стратегије и Акционог плана")
    assert deadline.events == (STRATEGY, ACTION_PLAN)
    one = {STRATEGY: date(2017, 8, 4)}
    assert deadline.due(2015, one) is None
    assert deadline.awaited(one) == (ACTION_PLAN,)
    both = one | {ACTION_PLAN: date(2016, 5, 1)}
    assert deadline.due(2015, both) == date(2017, 8, 4)
    assert deadline.awaited(both) == ()


def test_a_compound_deadline_keeps_its_parts_and_has_no_due_date():
    deadline, report = read("Континуирано март-јун")
    assert [part.kind for part in deadline.parts] == ["continuous", "range"]
    assert deadline.parts[1].due(2015, {}) == date(2015, 6, 30)
    assert deadline.due(2015, {}) is None
    assert [found.code for found in report.irregularities] == ["compound-deadline"]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Континуирано", date(2015, 1, 1)),
        ("Од другог квартала", date(2015, 4, 1)),
        ("Од марта", date(2015, 3, 1)),
        ("Четврти квартал", date(2015, 10, 1)),
        ("Након усвајања Стратегије", None),
    ],
)
def test_a_deadline_says_when_work_may_start(words, start):
    deadline, _ = read(words)
    assert deadline.parts[0].starts(2015, {}) == start


@given(parts(), st.dictionaries(names, st.dates(date(2010, 1, 1), date(2030, 1, 1))))
def test_nothing_falls_due_before_it_starts(part, dates):
    start, due = part.starts(2015, dates), part.due(2015, dates)
    assert due is None or (start is not None and start <= due)


@given(deadlines)
def test_the_notation_for_machines_reads_back(deadline):
    assert parsed(written(deadline)) == deadline


@given(st.text(max_size=40))
def test_any_other_notation_is_a_value_error(text):
    try:
        deadline = parsed(text)
    except ValueError:
        return
    assert parsed(written(deadline)) == deadline


@given(
    st.sampled_from(DeadlineKind),
    st.fixed_dictionaries(
        {},
        optional={
            "quarter": st.integers(0, 5),
            "month": st.integers(0, 13),
            "until_month": st.integers(0, 13),
            "events": st.lists(names, max_size=2).map(tuple),
        },
    ),
)
def test_a_part_holds_exactly_what_its_kind_says(kind, values):
    filled = {name for name, value in values.items() if value != ()}
    try:
        DeadlinePart(kind, **values)
    except ValueError:
        return
    assert filled == FIELDS[kind]

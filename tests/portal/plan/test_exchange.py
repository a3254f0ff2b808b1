"""Do the downloads load back to the same plan?"""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.plan.exchange import to_csv, to_json
from portal.plan.exchange.csv_table import _bare, _guarded
from portal.plan.exchange.encode import encode
from portal.plan.files import read_file
from portal.plan.reading import PlanUnreadableError

FORMATS = [to_json, to_csv]
texts = st.text(min_size=1, max_size=60).filter(lambda text: text.strip() and text.isprintable())


def refused(data, year=2015):
    with pytest.raises(PlanUnreadableError) as error:
        read_file(data, year)
    return error.value


@pytest.fixture
def data(document):
    return encode(document)


def places(document):
    goals = [*document.general_goals, *document.specific_goals, *document.activities]
    return [
        *(part.wording.place for part in [*goals, *document.passages]),
        *(goal.overview.place for goal in document.specific_goals),
        *(place for found in document.irregularities for place in found.places),
    ]


@pytest.mark.parametrize("to_format", FORMATS)
def test_a_download_loads_back_to_the_same_plan(document, data, to_format):
    read = read_file(to_format(data), 2015)
    assert read == document
    assert places(read) == places(document)
    assert to_format(encode(read)) == to_format(data)


@pytest.mark.parametrize("to_format", FORMATS)
def test_dates_of_events_are_kept(document, to_format):
    dated = replace(document, event_dates={"Усвајање Стратегије": date(2017, 8, 4)})
    assert read_file(to_format(encode(dated)), 2015) == dated


@settings(max_examples=50, deadline=None)
@given(words=texts)
@pytest.mark.parametrize("to_format", FORMATS)
def test_any_words_survive(document, to_format, words):
    goal = document.general_goals[0]
    changed = replace(goal, wording=replace(goal.wording, text=words))
    edited = replace(document, general_goals=(changed, *document.general_goals[1:]))
    assert read_file(to_format(encode(edited)), 2015) == edited


@given(st.text(alphabet="'=+-@\t\ra", max_size=6))
def test_no_cell_is_a_formula_and_none_is_changed(text):
    assert not _guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert _bare(_guarded(text)) == text


def test_the_table_has_a_row_for_each_activity(data):
    rows = list(csv.DictReader(io.StringIO(to_csv(data).decode("utf-8-sig"))))
    activities = [row for row in rows if row["row"] == "activity"]
    assert len(activities) == 34
    assert activities[0]["deadline"] == "continuous; range 3-6"
    assert activities[0]["deadline_printed"] == "Континуирано  март-јун"
    assert activities[8]["deadline"] == (
        "after-events Усвајање Стратегије + Усвајање Акционог плана"
    )


def test_a_table_that_a_spreadsheet_saved_with_semicolons_is_read(document, data):
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(
        csv.reader(io.StringIO(to_csv(data).decode("utf-8-sig")))
    )
    assert read_file(out.getvalue().encode(), 2015) == document


@pytest.mark.parametrize("to_format", FORMATS)
def test_another_script_or_language_is_refused(document, to_format):
    latin = encode(document, "sr-Latn", lambda text: f"lat. {text}")
    error = refused(to_format(latin))
    assert (error.reason, error.problems[0].details["found"]) == ("script", "sr-Latn")


@pytest.mark.parametrize("to_format", FORMATS)
def test_another_year_is_refused(data, to_format):
    assert refused(to_format(data), 2016).reason == "year"


def goal(data):
    return data["general_goals"][0]["specific_goals"][0]


def activity(data):
    return goal(data)["activities"][1]


def deadline(data):
    return activity(data)["deadline"][0]


GOAL = "general_goals[0].specific_goals[0]"
ACTIVITY = f"{GOAL}.activities[1]"


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (lambda data: data.update(format="work-plan/9"), "format"),
        (lambda data: data.update(year="2015"), "year"),
        (lambda data: data.update(year=True), "year"),
        (lambda data: data.update(more=1), "more"),
        (lambda data: data.update(general_goals=[]), "general_goals"),
        (lambda data: data.update(passages={}), "passages"),
        (lambda data: data["general_goals"].append({"number": "1"}), "general_goals[3].number"),
        (lambda data: activity(data).pop("text"), f"{ACTIVITY}.text"),
        (lambda data: activity(data).update(text=" "), f"{ACTIVITY}.text"),
        (lambda data: activity(data).update(text="a\x00"), f"{ACTIVITY}.text"),
        (lambda data: activity(data).update(text="\ud800"), f"{ACTIVITY}.text"),
        (lambda data: activity(data).update(slug="1.1.1"), f"{ACTIVITY}.slug"),
        (lambda data: activity(data).update(slug="../x"), f"{ACTIVITY}.slug"),
        (lambda data: activity(data).update(number="один"), f"{ACTIVITY}.number"),
        (lambda data: activity(data).update(holders=["nobody"]), f"{ACTIVITY}.holders"),
        (lambda data: activity(data).update(holders=["iom", "iom"]), f"{ACTIVITY}.holders"),
        (lambda data: activity(data).update(holders=[]), f"{ACTIVITY}.holders"),
        (lambda data: activity(data).update(funding="budget"), f"{ACTIVITY}.funding"),
        (lambda data: activity(data).update(shared_with="9.9.9"), f"{ACTIVITY}.shared_with"),
        (lambda data: activity(data).update(place="here"), f"{ACTIVITY}.place"),
        (lambda data: activity(data).update(deadline="soon"), f"{ACTIVITY}.deadline"),
        (lambda data: activity(data).update(deadline=["soon"]), f"{ACTIVITY}.deadline[0]"),
        (lambda data: deadline(data).update(kind="soon"), f"{ACTIVITY}.deadline[0].kind"),
        (lambda data: deadline(data).update(quarter=5), f"{ACTIVITY}.deadline[0].quarter"),
        (lambda data: goal(data)["overview"].pop("text"), f"{GOAL}.overview.text"),
        (lambda data: data["passages"][0].update(kind="poem"), "passages[0].kind"),
        (lambda data: data["irregularities"][0].update(code="odd"), "irregularities[0].code"),
        (lambda data: data["irregularities"][2].update(places=[]), "irregularities[2].places"),
        (lambda data: data["irregularities"][1].update(details={}), "irregularities[1].code"),
        (lambda data: data["events"].append({"name": "a", "date": "soon"}), "events[0].date"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_by_its_key(document, spoil, key):
    data = encode(document)
    spoil(data)
    error = refused(json.dumps(data).encode())
    assert (error.reason, error.problems[0].details["key"]) == ("value", key)


def test_what_is_only_told_is_left_out(document, data):
    data |= {"about": "what this is", "holder_names": {}}
    activity(data)["url"] = "https://example.org/plan-rada/2015/1.1.2/"
    activity(data)["due"] = None
    assert read_file(to_json(data), 2015) == document


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'{"format":\n}', 2),
        (b"{" * 200_000, 0),
        (b'{"year": ' + b"[" * 100_000, 0),
        (b'{"year": NaN}', 0),
        (b'{"year": 1, "year": 2}', 0),
        (b'{"year": ' + b"9" * 6000 + b"}", 0),
    ],
)
def test_json_that_is_not_well_formed_is_an_error(data, line):
    error = refused(data)
    assert error.reason == "syntax"
    assert line in (0, error.line)


@pytest.mark.parametrize(
    ("old", "new", "reason", "line"),
    [
        ("row,number", "row,number,odd", "header", 1),
        ("\r\nactivity,1.1.2", "\r\ndeed,1.1.2", "value", 19),
        ("continuous; range 3-6", "soon", "value", 18),
        ("\r\nspecific-goal,1.1", "\r\nactivity,1.1", "value", 17),
        ("\r\nactivity,1.1.2,1.1.2,", "\r\nactivity,1.1.2,", "cells", 19),
        ("\r\nplan,2015", "\r\nplan,year", "value", 2),
        ('"{""', '"[[[""', "value", None),
        ('"', "", None, None),
    ],
)
def test_a_spoilt_row_is_told_by_its_line(data, old, new, reason, line):
    table = to_csv(data).decode("utf-8-sig")
    assert old in table
    error = refused(table.replace(old, new, 1).encode())
    assert reason in (None, error.reason)
    assert line in (None, error.line)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_spoilt_download_is_refused_or_read_and_raises_nothing_else(document, data):
    whole = data.draw(st.sampled_from(FORMATS))(encode(document))
    start = data.draw(st.integers(0, len(whole)))
    cut = data.draw(st.integers(0, 40))
    spoilt = whole[:start] + data.draw(st.binary(max_size=8)) + whole[start + cut :]
    try:
        read_file(spoilt, 2015)
    except PlanUnreadableError as error:
        str(error)

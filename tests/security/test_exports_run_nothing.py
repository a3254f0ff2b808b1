"""No table that the site gives away holds a cell that a spreadsheet would run."""

import ast
import csv
import io
import zipfile
from pathlib import Path

import pytest
from django.urls import get_resolver, reverse
from hypothesis import given
from hypothesis import strategies as some

from foundation.tables import FORMULA, guarded, to_csv, to_xlsx
from portal.plan.exchange.csv_table import _bare, _guarded
from tests.factories.accounts import enter_desk, make_account

ROOT = Path(__file__).parents[2]
# Where rows are written: everybody else asks these.
WRITES_CSV = {"site/foundation/tables.py", "portal/plan/exchange/csv_table.py"}
WRITES_WORKBOOKS = {"site/foundation/tables.py"}
HOSTILE = "=cmd|'/c calc'!A1"
CELLS = some.text(some.sampled_from("=+-@\t\r\n ' ＝＋－＠аa1|!"), max_size=12)


def runs(cell):
    """Whether a spreadsheet would take a cell for a formula."""
    return cell.lstrip(" ").startswith(FORMULA)


def code():
    for folder in ("site", "portal", "training", "search"):
        for path in (ROOT / folder).rglob("*.py"):
            yield str(path.relative_to(ROOT)), ast.parse(path.read_text())


def calls(tree, *names):
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).rpartition(".")[2] in names
        and "reader" not in ast.unparse(node.func)
    ]


def test_tables_are_written_in_two_places_only():
    writing = {
        name
        for name, tree in code()
        if any("csv." in ast.unparse(call.func) for call in calls(tree, "writer", "DictWriter"))
    }
    assert writing == WRITES_CSV


def test_no_workbook_makes_formulas_or_links_of_text():
    found = set()
    for name, tree in code():
        for call in calls(tree, "Workbook"):
            if "xlsxwriter" in ast.unparse(call.func):
                found.add(name)
                source = ast.unparse(tree)
                assert "'strings_to_formulas': False" in source, name
                assert "'strings_to_urls': False" in source, name
                assert not calls(tree, "write_formula", "write_url", "write_array_formula"), name
    assert found == WRITES_WORKBOOKS


@given(CELLS)
def test_no_cell_runs_and_the_plan_gets_its_own_back(text):
    assert not runs(guarded(text))
    assert not runs(_guarded(text))
    assert _bare(_guarded(text)) == text


@given(CELLS)
def test_no_cell_of_a_table_runs(text):
    rows = csv.reader(io.StringIO(to_csv(["a"], [{"a": text}]).decode("utf-8-sig"), newline=""))
    assert not any(runs(cell) for row in rows for cell in row)


def test_a_workbook_holds_text():
    book = zipfile.ZipFile(io.BytesIO(to_xlsx(["a"], [{"a": HOSTILE}], title="t")))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert 't="s"' in sheet


def exporting():
    """Return the names of Wagtail's own lists that give themselves away as a table."""

    def beneath(patterns, spaces=()):
        for entry in patterns:
            inner = (*spaces, entry.namespace) if getattr(entry, "namespace", None) else spaces
            if hasattr(entry, "url_patterns"):
                yield from beneath(entry.url_patterns, inner)
            elif entry.name and not entry.pattern.converters and "(?P" not in str(entry.pattern):
                yield ":".join((*inner, entry.name)), entry.callback

    for name, view in beneath(get_resolver().url_patterns):
        kind = getattr(view, "view_class", None)
        options = getattr(view, "view_initkwargs", {})
        if options.get("list_export") or getattr(kind, "list_export", None):
            yield name


@pytest.mark.django_db
def test_what_the_desk_gives_away_runs_nothing_either(client, monkeypatch):
    desk = enter_desk(client, make_account("administrator"))
    person = make_account("author", email="hostile@example.org")
    person.first_name, person.last_name = HOSTILE, f"  {HOSTILE}"
    person.save()
    names = sorted({*exporting()})
    assert len(names) >= 4
    seen = 0
    for name in names:
        answer = desk.get(reverse(name), {"export": "csv"})
        if "csv" not in answer.headers.get("Content-Type", ""):
            continue
        seen += 1
        text = b"".join(answer.streaming_content).decode()
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not any(runs(cell) for cell in cells), name
        answer = desk.get(reverse(name), {"export": "xlsx"})
        book = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode(), name
    assert seen >= 3

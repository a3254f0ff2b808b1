"""No file is too long to be read at a sitting, and no function too long to be seen at once."""

import ast

import pytest

from tests.architecture.house import ROOT, named, python_files

LINES = 400
FUNCTION_LINES = 40
FOLDERS = ["site", "portal", "training", "search", "templates", "static", "tests", "bin"]
KINDS = {".py", ".html", ".css", ".js", ".sh"}


def written():
    """Return the files that people write; migrations are written by Django."""
    return sorted(
        path
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in KINDS and "migrations" not in path.parts
    )


def test_no_file_is_too_long():
    lengths = {named(path): len(path.read_text().splitlines()) for path in written()}
    assert {name: lines for name, lines in lengths.items() if lines > LINES} == {}


@pytest.mark.parametrize("kind", [".py", ".html", ".css", ".js"])
def test_files_of_every_kind_are_measured(kind):
    assert any(path.suffix == kind for path in written())


def test_no_function_is_too_long():
    functions = {
        f"{named(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in python_files()
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: lines for name, lines in functions.items() if lines > FUNCTION_LINES} == {}

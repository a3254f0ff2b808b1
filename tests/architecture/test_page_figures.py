"""What the README says of how quick pages are follows from what was measured."""

import json

import pytest

from tests.architecture.house import ROOT
from tests.bench.pages import run, show


def test_the_readme_says_what_was_measured():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    measured = show.Measured(ROOT / "docs/bench/pages.jsonl")
    assert show.in_short(measured) in text
    assert show.told_in_short(text, measured) == text


def test_what_is_measured_again_takes_the_place_of_its_own_setup_alone(tmp_path):
    path = tmp_path / "pages.jsonl"
    for pages, value in ((200, 1), (10_000, 2), (200, 3)):
        with run.noting(path, {"pages": pages, "database": "sqlite"}) as note:
            note(what="home", milliseconds=value)
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    assert [(line["pages"], line["milliseconds"]) for line in lines] == [(10_000, 2), (200, 3)]


def test_what_breaks_off_leaves_what_was_measured(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text("before")
    with pytest.raises(RuntimeError, match="broke off"):
        _break_off(path)
    assert path.read_text() == "before"


def _break_off(path):
    with run.noting(path, {"pages": 200}) as note:
        note(what="home")
        raise RuntimeError("broke off")

"""What the README says of how quick pages are follows from what was measured."""

from tests.architecture.house import ROOT
from tests.bench.pages import show


def test_the_readme_says_what_was_measured():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    measured = show.Measured(ROOT / "docs/bench/pages.jsonl")
    assert show.in_short(measured) in text
    assert show.told_in_short(text, measured) == text

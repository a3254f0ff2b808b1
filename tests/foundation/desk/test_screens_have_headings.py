"""Each of our screens of the desk has its heading."""

import re

import pytest

from tests.foundation.messages import ROOT

SCREENS = [
    path
    for path in sorted((ROOT / "templates").rglob("*.html"))
    if "wagtailadmin/shared/header.html" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_takes_the_place_of_the_heading(path):
    # Wagtail's header shows a variable of this name in the place of the whole ``h1``.
    assert not re.search(r"\bas heading %\}|\bheading=", path.read_text(encoding="utf-8"))

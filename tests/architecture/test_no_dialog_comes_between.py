"""No window opens over a public page: whoever must leave finds the exit where it always is."""

import re

import pytest

from tests.architecture.house import ROOT, named, templates

DIALOG = re.compile(
    r"<dialog\b|\bpopover(?:target)?\b|aria-modal|role=\"(?:alert)?dialog|\bshowModal\b|\bshowPopover\b"
    r"|(?<![\w.])(?:window\.)?(?:alert|confirm|prompt)\(|\bonbeforeunload\b|[\"']beforeunload",
)
# The desk has its own frame, and no exit.
DESK = re.compile(r"/(?:admin|desk)/|wagtailadmin")


def public_files():
    """Return the templates and scripts of what readers see."""
    scripts = sorted((ROOT / "static" / "js").rglob("*.js"))
    return [path for path in [*templates(), *scripts] if not DESK.search(named(path))]


@pytest.mark.parametrize("path", public_files(), ids=named)
def test_nothing_opens_a_dialog(path):
    assert DIALOG.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "<dialog open>",
        "x.showModal()",
        "alert(1)",
        "if (confirm('x'))",
        "<div popover>",
        "window.alert(1)",
    ],
)
def test_such_a_dialog_is_found(text):
    assert DIALOG.search(text)

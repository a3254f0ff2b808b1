"""Collects every text that the project's code and templates mark for translation."""

import ast
import re
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
FUNCTIONS = {"gettext", "gettext_lazy", "_", "ngettext", "ngettext_lazy", "pgettext", "npgettext"}
# What ``templatize`` makes of a template's tags, as Python calls.
CALLS = re.compile(r"\b(_|gettext|ngettext|pgettext|npgettext)\(")


def messages():
    """Return ``{msgid: first place}`` for everything marked in Python and in templates."""
    found = {}
    for room in ("site", "portal", "training", "search"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                _collect(ast.parse(path.read_text()), path, found)
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in {".html", ".txt", ".xml"}:
            for call in _calls(templatize(path.read_text(), origin=str(path))):
                _collect(ast.parse(call), path, found)
    return found


def _calls(code):
    """Return the source of each call, up to its balanced closing bracket."""
    for start in CALLS.finditer(code):
        depth, quoted, at = 0, "", start.start()
        for at in range(start.end() - 1, len(code)):
            sign = code[at]
            if quoted:
                quoted = "" if sign == quoted and code[at - 1] != "\\" else quoted
            elif sign in "'\"":
                quoted = sign
            elif sign in "()":
                depth += 1 if sign == "(" else -1
                if not depth:
                    break
        yield re.sub(r"\bu(?=['\"])", "", code[start.start() : at + 1])


def _collect(tree, path, found):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in FUNCTIONS:
            continue
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        texts = [text for text in texts if isinstance(text, str)]
        skipped = 1 if "pgettext" in name else 0
        for text in texts[skipped : skipped + 1]:
            found.setdefault(text, str(path.relative_to(ROOT)))

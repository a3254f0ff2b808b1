"""Reads the demonstration's texts."""

import json
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def read(name: str = "course") -> dict[str, Any]:
    """Return the texts of a course by language and page, and what is the same in every language."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def lessons(folder: str) -> list[dict[str, Any]]:
    """Return the texts of a course's lessons in their order."""
    files = sorted((HERE / "lessons" / folder).glob("*.toml"))
    return [tomllib.loads(path.read_text(encoding="utf-8")) for path in files]


def english_lessons(folder: str) -> dict[str, dict[str, Any]]:
    """Return the texts of those lessons of a course that are in English, by the address of the
    Serbian one.
    """
    return {text.pop("original"): text for text in lessons(f"{folder}/en")}


def course_fields(text: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a course page that differ by language, and those that do not."""
    outline = [{"type": "module", "value": module} for module in text["outline"]]
    return {
        **text,
        **{name: shared[name] for name in ("hours", "sectors")},
        "outline": json.dumps(outline, ensure_ascii=False),
    }


def lesson_fields(
    text: dict[str, Any], notice: dict[str, str], *more: dict[str, Any]
) -> dict[str, Any]:
    """Return the fields of a lesson: ``notice`` says at its top that it is an example, and
    ``more`` blocks stand at the end of its body.
    """
    first = {"type": "callout", "value": notice}
    blocks = [first, *(_block(block) for block in text["body"]), *more]
    return {**text, "body": json.dumps(blocks, ensure_ascii=False)}


def _block(block: dict[str, Any]) -> dict[str, Any]:
    ((kind, value),) = block.items()
    if kind == "paragraph":
        value = " ".join(value.split())
    elif kind == "table":
        value = {
            "data": value,
            "first_row_is_table_header": True,
            "table_header_choice": "row",
            "first_col_is_header": False,
        }
    return {"type": kind, "value": value}

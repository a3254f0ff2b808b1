"""Reads the demonstration's texts: one TOML file an item, with its languages side by side."""

import json
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from portal.api import Activity, activities_for_choice

from ..models import Topic

HERE = Path(__file__).parent
PLAN_YEAR = 2015
NAMESPACE = uuid.UUID("5f0c52a4-6c3a-4f57-9d0e-2f6f3b1f8a11")
# Nothing written for a demonstration is passed off as the Centre's own word.
EXAMPLE = {
    "sr": (
        "Пример садржаја за приказ",
        "Текст је састављен из јавних извора и Плана рада. Центар га прегледа пре објављивања.",
    ),
    "en": (
        "Example content",
        "Written from public sources and the work plan. The Centre reviews it before publication.",
    ),
}


@dataclass(frozen=True)
class Item:
    """One file: what is the same in every language, and the text in each."""

    name: str
    shared: dict[str, Any]
    texts: dict[str, dict[str, Any]]

    @property
    def key(self) -> uuid.UUID:
        """The page's identity in every language: the file's name, whatever editors change."""
        return uuid.uuid5(NAMESPACE, self.name)

    def fields(self, language: str) -> dict[str, Any]:
        """Return the page's fields in ``language``, the body as a StreamField's JSON."""
        text = self.texts[language]
        title, note = EXAMPLE[language]
        example = {"callout": {"title": title, "text": f"<p>{note}</p>"}}
        return {**text, "body": stream([*text["body"], example])}


def stream(blocks: list[dict[str, Any]]) -> str:
    """Return blocks, each its kind and its value, as a StreamField's JSON."""
    return json.dumps([_block(block) for block in blocks], ensure_ascii=False)


def read(folder: str) -> Iterator[Item]:
    """Return the items of a folder beside this file, in the order of their names."""
    for path in sorted((HERE / folder).glob("*.toml")):
        shared = tomllib.loads(path.read_text(encoding="utf-8"))
        texts = {language: shared.pop(language) for language in EXAMPLE if language in shared}
        yield Item(f"{folder}/{path.stem}", shared, texts)


def topics_of(item: Item) -> list[Topic]:
    """Return the topics that a file names by their codes."""
    return list(Topic.objects.filter(code__in=item.shared["topics"]))


def shown_activities(item: Item) -> QuerySet[Activity]:
    """Return the activities of the plan that a file names by their addresses."""
    return activities_for_choice(AnonymousUser()).filter(
        plan__year=PLAN_YEAR, slug__in=item.shared["activities"]
    )


def _block(block: dict[str, Any]) -> dict[str, Any]:
    """Return one block as a StreamField stores it; lines of running text are joined."""
    ((kind, value),) = block.items()
    if kind == "paragraph":
        value = " ".join(value.split())
    elif kind == "help_numbers":
        # They are in the settings alone.
        value = None
    elif kind == "table":
        value = {
            "data": value["rows"],
            "table_caption": value["caption"],
            "table_header_choice": "both",
            "first_row_is_table_header": True,
            "first_col_is_header": True,
        }
    return {"type": kind, "value": value}

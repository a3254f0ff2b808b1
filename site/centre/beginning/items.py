"""Reads texts that a site begins with: one TOML file an item, with its languages side by side."""

import json
import tomllib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from ..site_tree import ENGLISH, SERBIAN

HERE = Path(__file__).parent / "texts"
NAMESPACE = uuid.UUID("5f0c52a4-6c3a-4f57-9d0e-2f6f3b1f8a11")


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
        return {**text, "body": stream([*text["body"], *self.ending(language)])}

    def ending(self, language: str) -> list[dict[str, Any]]:
        """Return the blocks that stand behind the text."""
        return []


Kind = TypeVar("Kind", bound=Item)


def read(kind: type[Kind], folder: str, here: Path = HERE) -> Iterator[Kind]:
    """Return the items of a folder in ``here``, in the order of their names."""
    for path in sorted((here / folder).glob("*.toml")):
        shared = tomllib.loads(path.read_text(encoding="utf-8"))
        texts = {
            language: shared.pop(language) for language in (SERBIAN, ENGLISH) if language in shared
        }
        yield kind(f"{folder}/{path.stem}", shared, texts)


def stream(blocks: list[dict[str, Any]]) -> str:
    """Return blocks, each its kind and its value, as a StreamField's JSON."""
    return json.dumps([_block(block) for block in blocks], ensure_ascii=False)


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

"""Reads the demonstration's texts, each of which says that it is an example."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from portal.api import Activity, activities_for_choice

from ..beginning.items import Item as Text
from ..beginning.items import read as read_items
from ..models import Topic

HERE = Path(__file__).parent
PLAN_YEAR = 2015
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


class Item(Text):
    """A text that says behind its words that it is an example."""

    def ending(self, language: str) -> list[dict[str, Any]]:
        """Return the box that says so."""
        title, note = EXAMPLE[language]
        return [{"callout": {"title": title, "text": f"<p>{note}</p>"}}]


def read(folder: str) -> Iterator[Item]:
    """Return the items of a folder beside this file, in the order of their names."""
    return read_items(Item, folder, HERE)


def topics_of(item: Item) -> list[Topic]:
    """Return the topics that a file names by their codes."""
    return list(Topic.objects.filter(code__in=item.shared["topics"]))


def shown_activities(item: Item) -> QuerySet[Activity]:
    """Return the activities of the plan that a file names by their addresses."""
    return activities_for_choice(AnonymousUser()).filter(
        plan__year=PLAN_YEAR, slug__in=item.shared["activities"]
    )

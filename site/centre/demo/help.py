"""Loads the help pages that every site begins with, as examples."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from ..beginning.help import make_help
from ..beginning.items import read
from ..models import StandardPage
from ..site_tree import ENGLISH, SERBIAN, home
from .content import EXAMPLE, Item


class Example(Item):
    """A text of help: an example said to be one in a plain line, as such a page is words only."""

    def ending(self, language: str) -> list[dict[str, Any]]:
        """Return that line."""
        return [{"paragraph": f"<p>{EXAMPLE[language][0]}.</p>"}]


def load_help() -> None:
    """Publish help in both languages and store the lines that are missing."""
    items = list(read(Example, "help"))
    _retire_page_of_text(items[0].texts.values())
    make_help(items)


def _retire_page_of_text(texts: Iterable[dict[str, Any]]) -> None:
    """Make room, in a copy that was loaded earlier, at the address that help has always had."""
    slugs = [text["slug"] for text in texts]
    parents = Page.objects.filter(pk__in=[home(SERBIAN).pk, home(ENGLISH).pk])
    for parent in parents:
        for page in StandardPage.objects.child_of(parent).filter(slug__in=slugs):
            page.delete()

"""Loads the pages of text, the help numbers and the quick ways in."""

from typing import Any

from wagtail.models import Page

from ..beginning.help import set_help_numbers
from ..beginning.items import read as read_beginning
from ..beginning.pages import make_pages, set_ways
from ..beginning.paired import load_pair
from ..models import StandardPage
from ..site_tree import ENGLISH, SERBIAN, home
from .content import Item, read

# What only the demonstration says, before it says that it is one.
UNCONFIRMED = {
    SERBIAN: {
        "title": "Бројеве треба потврдити",
        "text": "<p>Бројеви су преузети из јавних извора (sd.rs, mup.gov.rs, ecofeminizam.com). "
        "Центар их потврђује пре објављивања сајта.</p>",
    },
    ENGLISH: {
        "title": "Numbers to be confirmed",
        "text": "<p>The numbers were taken from public sources (sd.rs, mup.gov.rs, "
        "ecofeminizam.com). The Centre confirms them before this site is published.</p>",
    },
}


class Example(Item):
    """A text that a real site begins with, as an example."""

    def ending(self, language: str) -> list[dict[str, Any]]:
        """Return that it is an example, and on the page of numbers that nobody confirmed them."""
        numbers = [{"callout": UNCONFIRMED[language]}] if self.name == "pages/3-kontakt" else []
        return [*numbers, *super().ending(language)]


def load_pages() -> None:
    """Publish the pages of text in both languages, and what the home pages lack."""
    make_pages(read_beginning(Example, "pages"))
    for item in read("ustanova"):
        parents = _beneath(item.shared["parent"])
        load_pair(item, StandardPage, parents, lambda item, language: item.fields(language))
    set_help_numbers()
    for language in (SERBIAN, ENGLISH):
        set_ways(home(language))


def _beneath(slug: str) -> tuple[Page, Page]:
    """Return the Serbian page of that address beneath home, and its translation."""
    page = StandardPage.objects.child_of(home(SERBIAN)).get(slug=slug)
    return page, page.get_translation(home(ENGLISH).locale)

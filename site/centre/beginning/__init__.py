"""What every new site says from its first minute: help, who we are, how to reach us, how the site
can be used and what it keeps. The demonstration begins with the same texts, marked as examples.
"""

from django.utils import timezone

from foundation.desk.review.services import set_review

from ..models import HelpIndexPage, StandardPage
from ..site_tree import ENGLISH, SERBIAN, home
from .help import make_help, set_help_numbers
from .items import Item, read
from .pages import make_pages, set_ways

CHECKED_BY = "publisher"


def begin() -> int:
    """Publish the first texts, and return how many pages were made.

    Help is made where there is none, the others where there is no page of text yet: what editors
    changed or removed stays as they left it. Each page is due to be checked from the first day.
    """
    serbian = home(SERBIAN)
    made = []
    addresses = [text["slug"] for item in read(Item, "help") for text in item.texts.values()]
    if not (
        HelpIndexPage.objects.exists() or serbian.get_children().filter(slug__in=addresses).exists()
    ):
        made += make_help(read(Item, "help"))
    if not StandardPage.objects.exists():
        made += make_pages(read(Item, "pages"))
    set_help_numbers()
    for language in (SERBIAN, ENGLISH):
        set_ways(home(language))
    for page in made:
        set_review(of=page, due_on=timezone.localdate(), role=CHECKED_BY)
    return len(made)

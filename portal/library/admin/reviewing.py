"""Items that are to be checked, on the desk's first page."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.desk.panels import DeskPanel, Entry

from ..models import LibraryItem
from .viewsets import open_items

SOON = timedelta(days=30)


def due(user: Any) -> QuerySet[LibraryItem]:
    """Return what is to be checked within a month, what is late first."""
    until = timezone.localdate() + SOON
    return open_items(user).filter(live=True, review_on__lte=until).order_by("review_on", "pk")


def describe(user: Any, items: Sequence[LibraryItem]) -> list[Entry]:
    """Return an entry for each."""
    name = LibraryItem.snippet_viewset.get_url_name("edit")
    today = timezone.localdate()
    return [
        Entry(
            str(item),
            reverse(name, args=[item.pk]),
            note=_("to be checked by"),
            at=item.review_on,
            is_late=bool(item.review_on and item.review_on < today),
        )
        for item in items
    ]


PANEL = DeskPanel(
    name="library-reviews",
    heading=_("Items of the library to check"),
    nothing=_("No item is to be checked this month."),
    objects=due,
    describe=describe,
    shown_to=lambda user: user.has_perm("portal.change_libraryitem"),
    icon="doc-full",
    order=610,
)

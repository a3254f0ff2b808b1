"""A file that was handed in for an item is withheld at its own address as long as the item is not
published: the library gives it, once it does.
"""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Revision
from wagtail.signals import unpublished

from foundation.daily import begin, register_daily
from foundation.embargo.files import hold, is_shown_elsewhere
from foundation.models import SiteDocument

from .models import LibraryItem

NAME = "files that the library withholds"


def settle_documents(*, item: LibraryItem, draft: LibraryItem | None = None) -> None:
    """Withhold the documents of ``item`` that are not published, and let go those that are.

    What something visible shows besides, or showed before, stays open. ``draft`` is the newest one,
    while it is being kept and the item does not name it yet.
    """
    stored = LibraryItem.objects.get(pk=item.pk)
    draft = draft or stored.get_latest_revision_as_object()
    named = {row.document_id for each in (stored, draft) for row in each.editions.all()}
    published = set(stored.files.values_list("copied_from", flat=True)) if stored.live else set()
    for document in SiteDocument.objects.filter(pk__in=named):
        is_open = document.pk in published or is_shown_elsewhere(document, but=stored)
        hold(document, not is_open)


def settle_all() -> None:
    """Settle the documents of every item once a day: what came another way than through the desk,
    too.
    """
    if not begin(NAME):
        return
    for item in LibraryItem.objects.all():
        settle_documents(item=item)


def _drafted(sender: type[Revision], instance: Revision, **kwargs: Any) -> None:
    item = instance.content_object
    if isinstance(item, LibraryItem):
        settle_documents(item=item, draft=instance.as_object())


def _unpublished(sender: type[LibraryItem], instance: LibraryItem, **kwargs: Any) -> None:
    settle_documents(item=instance)


def connect() -> None:
    """Settle whenever a draft is kept, when an item is withdrawn, and once a day; ``services`` does
    at publishing.
    """
    register_daily(NAME, settle_all)
    post_save.connect(_drafted, sender=Revision, dispatch_uid="library-held-drafts")
    unpublished.connect(_unpublished, sender=LibraryItem, dispatch_uid="library-held-again")

"""What was published stays: an item with published files is not deleted, nor its collection."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Collection

from ..models import LibraryFile, LibraryItem


def keep_published(request: HttpRequest, instances: Iterable[Any]) -> HttpResponse | None:
    """Refuse to delete items of which something was published, and say why."""
    items = [each for each in instances if isinstance(each, LibraryItem)]
    if not LibraryFile.objects.filter(item__in=items).exists():
        return None
    messages.error(
        request, _("Versions published here are kept forever. Unpublish the item instead.")
    )
    return redirect(LibraryItem.snippet_viewset.get_url_name("list"))


def describe_collection(collection: Collection) -> dict[str, Any] | None:
    """Say that a collection holds items, so that it is not deleted with them."""
    count = LibraryItem.objects.filter(collection=collection).count()
    if not count:
        return None
    told = ngettext("%(count)s item of the library", "%(count)s items of the library", count)
    return {"count": count, "count_text": told % {"count": count}}

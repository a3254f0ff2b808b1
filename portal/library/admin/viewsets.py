"""Items as editors list and edit them: those of a restricted collection only by who may open it."""

from functools import wraps
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.access import held_keys
from foundation.desk.lists import StateColumn, with_state
from foundation.desk.snippets import NeverChosen

from ..models import LibraryItem


def open_items(user: Any) -> QuerySet[LibraryItem]:
    """Return the items, drafts too, of the collections that are open to ``user``."""
    return LibraryItem.objects.filter(collection__access__key__in=held_keys(user))


def of_open_items_only(view: Any) -> Any:
    """Return the view, for which items of collections that are closed to the editor are not
    there: their form, their history and whatever else has their key in its address.
    """

    @wraps(view)
    def looked_at(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        pk = kwargs.get("pk")
        if pk is not None and not open_items(request.user).filter(pk=pk).exists():
            raise Http404
        return view(request, *args, **kwargs)

    return looked_at


class LibraryItemViewSet(NeverChosen, SnippetViewSet):
    """Items of the library, one draft each."""

    model = LibraryItem
    icon = "doc-full"
    menu_label = _("Library")
    menu_name = "library"
    menu_order = 264
    add_to_admin_menu = True
    list_display: ClassVar[list[Any]] = [
        "title",
        Column("number", label=_("number")),
        "kind",
        "collection",
        StateColumn(),
    ]
    list_filter: ClassVar[list[str]] = ["kind", "collection"]
    search_fields: ClassVar[list[str]] = ["title", "title_en"]
    copy_view_enabled = False

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        """Return a view that knows no closed item."""
        return of_open_items_only(super().construct_view(view_class, **kwargs))

    def get_queryset(self, request: HttpRequest) -> QuerySet[LibraryItem]:
        """Return what this editor may see."""
        return with_state(open_items(request.user).select_related("collection"))

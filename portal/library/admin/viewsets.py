"""Items as editors list and edit them: those of a restricted collection only by who may open it."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from foundation.access import held_keys
from foundation.desk.snippets import NeverChosen

from ..models import LibraryItem


class OpenItemsOnly(EditView):
    """Edits an item whose collection is open to the editor; others are not there."""

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """Return the item. Raises ``Http404``."""
        item = super().get_object(*args, **kwargs)
        if not open_items(self.request.user).filter(pk=item.pk).exists():
            raise Http404
        return item


def open_items(user: Any) -> QuerySet[LibraryItem]:
    """Return the items, drafts too, of the collections that are open to ``user``."""
    return LibraryItem.objects.filter(collection__access__key__in=held_keys(user))


class LibraryItemViewSet(NeverChosen, SnippetViewSet):
    """Items of the library, one draft each."""

    model = LibraryItem
    icon = "doc-full"
    menu_label = _("Library")
    menu_name = "library"
    menu_order = 264
    add_to_admin_menu = True
    edit_view_class = OpenItemsOnly
    list_display: ClassVar[list[Any]] = [
        "title",
        Column("number", label=_("number")),
        "kind",
        "collection",
        LiveStatusTagColumn(),
    ]
    list_filter: ClassVar[list[str]] = ["kind", "collection"]
    search_fields: ClassVar[list[str]] = ["title", "title_en"]
    copy_view_enabled = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[LibraryItem]:
        """Return what this editor may see."""
        return open_items(request.user).select_related("collection")

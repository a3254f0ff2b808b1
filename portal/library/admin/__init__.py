"""The library in the desk."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from foundation.desk.panels import register_panel

from . import downloads, keeping, reviewing
from .viewsets import LibraryItemViewSet


def register() -> None:
    """Register everything with Wagtail."""
    register_snippet(LibraryItemViewSet)
    register_panel(reviewing.PANEL)
    hooks.register("register_admin_urls", downloads.urls)
    hooks.register("register_reports_menu_item", downloads.downloads_item)
    hooks.register("before_delete_snippet", keeping.keep_published)
    hooks.register("describe_collection_contents", keeping.describe_collection)

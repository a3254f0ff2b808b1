"""The plans in the desk: goals, activities and terms to edit, and the import of a document."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from foundation.desk.panels import register_panel

from . import deciding, keeping
from .importing import urls
from .menu import import_item
from .progress import ProgressViewSetGroup
from .viewsets import PlanViewSetGroup


def register() -> None:
    """Register everything with Wagtail."""
    register_snippet(PlanViewSetGroup)
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_urls", deciding.urls)
    hooks.register("register_admin_menu_item", import_item)
    hooks.register("register_admin_viewset", ProgressViewSetGroup)
    hooks.register("before_delete_page", keeping.keep_what_is_reported_on)
    register_panel(deciding.PANEL)

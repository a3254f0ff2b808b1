"""The plans in the desk: goals, activities and terms to edit, and the import of a document."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .importing import urls
from .menu import import_item
from .viewsets import PlanViewSetGroup


def register() -> None:
    """Register everything with Wagtail."""
    register_snippet(PlanViewSetGroup)
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_menu_item", import_item)

"""The public site's part of the desk."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from .models import HelpLine


class HelpLineViewSet(ModelViewSet):
    """The lines of help in other languages, each with who reviewed it."""

    model = HelpLine
    name = "help_lines"
    icon = "help"
    menu_label = _("Help lines in other languages")
    add_to_settings_menu = True
    form_fields: ClassVar[list[str]] = [
        "language",
        "name",
        "text",
        "reviewed_by_native_on",
        "reviewed_by",
    ]
    list_display: ClassVar[list[str]] = ["name", "text", "reviewed_by_native_on", "reviewed_by"]


@hooks.register("register_admin_viewset")
def register_help_lines() -> HelpLineViewSet:
    """Add the lines to the settings of the desk."""
    return HelpLineViewSet()

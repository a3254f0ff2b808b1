"""The public site's part of the desk."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import HelpLine, Topic


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


class TopicViewSet(SnippetViewSet):
    """Topics of news and events."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    add_to_admin_menu = True
    menu_order = 260
    list_display: ClassVar[list[str]] = ["name", "name_en", "code"]
    copy_view_enabled = False


@hooks.register("register_admin_viewset")
def register_help_lines() -> HelpLineViewSet:
    """Add the lines to the settings of the desk."""
    return HelpLineViewSet()


register_snippet(TopicViewSet)

"""The public site's part of the desk."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.models import HelpSettings

from .communities import desk as reports_of_communities
from .models import HelpLine, Topic
from .publications import desk as publications_desk


class HelpLineViewSet(ModelViewSet):
    """The lines of help in other languages, each with who reviewed it."""

    model = HelpLine
    name = "help_lines"
    icon = "help"
    menu_label = _("Help lines in other languages")
    add_to_settings_menu = True
    panels: ClassVar[list[Panel]] = [
        FieldPanel(name)
        for name in ("language", "name", "text", "reviewed_by_native_on", "reviewed_by")
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
hooks.register("register_admin_urls", reports_of_communities.urls)
hooks.register("register_admin_menu_item", reports_of_communities.ReportsItem.make)
publications_desk.register()


class UnconfirmedNumbers(Component):
    """Says on the first page of the desk that nobody has called the help numbers lately."""

    order = 10

    def render_html(self, parent_context: Any = None) -> SafeString:
        """Return the warning with the way to the settings."""
        context = {
            "url": reverse("wagtailsettings:edit", args=["foundation", "helpsettings"]),
            "checked_on": HelpSettings.stored().checked_on,
        }
        return render_to_string("centre/desk/unconfirmed_numbers.html", context)


@hooks.register("construct_homepage_panels")
def warn_of_unconfirmed_numbers(request: HttpRequest, panels: list[Component]) -> None:
    """Warn those who may change the numbers when they were not confirmed for 90 days."""
    if request.user.has_perm("foundation.change_helpsettings") and (
        not HelpSettings.stored().is_confirmed
    ):
        panels.append(UnconfirmedNumbers())

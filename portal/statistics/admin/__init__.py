"""Statistics in the desk: sources, and tables that are loaded, looked at and published."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from foundation.desk.panels import register_panel
from foundation.desk.snippets import NeverChosen

from ..models import StatisticsSource
from . import lost
from .loading import urls
from .menu import load_item
from .withdrawing import WithdrawView


class SourceViewSet(NeverChosen, SnippetViewSet):
    """Sources of statistics."""

    model = StatisticsSource
    icon = "link"
    menu_label = _("Sources of statistics")
    list_display = ("name", "code")
    copy_view_enabled = False


class StatisticsGroup(SnippetViewSetGroup):
    """Everything of statistics."""

    items = (SourceViewSet,)
    menu_icon = "table"
    menu_label = _("Statistics")
    menu_name = "statistics"
    menu_order = 263


def withdrawing_urls() -> list[URLPattern]:
    """Return the address of withdrawing, for the desk."""
    return [path("statistics-withdraw/", WithdrawView.as_view(), name="statistics_withdraw")]


def register() -> None:
    """Register everything with Wagtail."""
    register_snippet(StatisticsGroup)
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_urls", withdrawing_urls)
    hooks.register("register_admin_menu_item", load_item)
    register_panel(lost.PANEL)

"""Indicators in the desk: the sets, and the comments on them."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from . import comments
from .comments import IndicatorCommentViewSet
from .viewsets import IndicatorSetViewSet


class IndicatorsGroup(SnippetViewSetGroup):
    """Everything of indicators."""

    items = (IndicatorSetViewSet, IndicatorCommentViewSet)
    menu_icon = "list-ul"
    menu_label = _("Indicators")
    menu_name = "indicators"
    menu_order = 262


def register() -> None:
    """Register everything with Wagtail."""
    comments.register()
    register_snippet(IndicatorsGroup)

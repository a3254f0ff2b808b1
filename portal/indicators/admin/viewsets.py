"""Sets as editors list and edit them."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.desk.lists import ReadTogether, StateColumn

from ..models import IndicatorSet


class IndicatorSetViewSet(ReadTogether, SnippetViewSet):
    """Sets of indicators, one draft each."""

    model = IndicatorSet
    icon = "list-ul"
    menu_label = _("Sets of indicators")
    list_display: ClassVar[list[Any]] = ["title", "sector", "mark", StateColumn()]
    list_filter: ClassVar[list[str]] = ["sector"]
    search_fields: ClassVar[list[str]] = ["title", "title_en"]
    copy_view_enabled = False

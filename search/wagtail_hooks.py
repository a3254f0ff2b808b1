"""Search's part of the desk."""

from typing import ClassVar

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.desk.lists import ReadTogether
from foundation.desk.snippets import NeverChosen

from . import desk
from .models import Pin, Synonyms, WordList


class SynonymsViewSet(NeverChosen, SnippetViewSet):
    """Words that mean the same."""

    model = Synonyms
    icon = "search"
    list_display: ClassVar[list[str]] = ["__str__", "language"]
    copy_view_enabled = False


class WordListViewSet(NeverChosen, SnippetViewSet):
    """Words that say nothing, and words of distress."""

    model = WordList
    icon = "search"
    list_display: ClassVar[list[str]] = ["purpose", "language"]
    copy_view_enabled = False


class PinViewSet(NeverChosen, ReadTogether, SnippetViewSet):
    """Recommended results."""

    model = Pin
    icon = "pick"
    list_display: ClassVar[list[str]] = ["__str__", "page", "position"]
    read_with: ClassVar[tuple[str, ...]] = ("page",)
    copy_view_enabled = False


for viewset in (SynonymsViewSet, WordListViewSet, PinViewSet):
    register_snippet(viewset)
hooks.register("register_admin_urls", desk.urls)
hooks.register("register_settings_menu_item", desk.item)

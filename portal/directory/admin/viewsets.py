"""Services, teams and providers as editors list and edit them."""

from typing import Any, ClassVar

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel
from wagtail.snippets.views.snippets import (
    EditView,
    PreviewOnEditView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from foundation.desk.lists import ReadTogether, StateColumn
from foundation.safety.panel import SafetyPanel

from ..models import LocalTeam, Provider, Service
from . import english
from .forms import LocalTeamForm


def _words_panel() -> Panel:
    return ObjectList(Service.words_panels).bind_to_model(Service)


class ServiceEditView(EditView):
    """Edits a service; of a translation only the words are its own."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Offer its English, beside what Wagtail offers."""
        own = [english.button(self.object)] if self.object.locale.is_default else []
        return [*super().header_more_buttons, *own]

    def get_panel(self) -> Panel:
        """Return the panels for what is edited."""
        return super().get_panel() if self.object.locale.is_default else _words_panel()

    def get_form_class(self) -> Any:
        """Return the form that the panels make."""
        return self.panel.get_form_class()


class ServicePreviewView(PreviewOnEditView):
    """Previews a service while it is edited, from the same form."""

    def get_form_class(self) -> Any:
        """Return the form that is being edited."""
        if self.object.locale.is_default:
            return super().get_form_class()
        return _words_panel().get_form_class()


class ServiceViewSet(ReadTogether, SnippetViewSet):
    """Services."""

    model = Service
    icon = "help"
    menu_label = _("Services")
    list_display: ClassVar[list[Any]] = ["name", "kind", StateColumn(), "confirmed_on"]
    list_filter: ClassVar[list[str]] = ["kind", "provider"]
    search_fields: ClassVar[list[str]] = ["name", "summary"]
    edit_view_class = ServiceEditView
    preview_on_edit_view_class = ServicePreviewView
    copy_view_enabled = False


class LocalTeamViewSet(ReadTogether, SnippetViewSet):
    """Local teams."""

    model = LocalTeam
    icon = "group"
    menu_label = _("Local teams")
    list_display: ClassVar[list[Any]] = ["__str__", "phone", StateColumn(), "confirmed_on"]
    # The name is that of the last draft.
    read_with: ClassVar[tuple[str, ...]] = ("latest_revision",)
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form in which a municipality is chosen."""
        return self.get_edit_handler().get_form_class()

    def get_edit_handler(self) -> Panel:
        """Return the panels of a team."""
        panels = ObjectList([SafetyPanel(), *LocalTeam.panels], base_form_class=LocalTeamForm)
        return panels.bind_to_model(LocalTeam)


class ProviderViewSet(SnippetViewSet):
    """Providers."""

    model = Provider
    icon = "home"
    menu_label = _("Providers")
    list_display: ClassVar[list[str]] = ["name", "kind", "code"]
    list_filter: ClassVar[list[str]] = ["kind"]
    copy_view_enabled = False


class DirectoryViewSetGroup(SnippetViewSetGroup):
    """Everything of the directory."""

    items = (ServiceViewSet, LocalTeamViewSet, ProviderViewSet)
    menu_icon = "help"
    menu_label = _("Directory")
    menu_name = "directory"
    menu_order = 260

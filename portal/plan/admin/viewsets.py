"""Goals, activities and terms as editors list and edit them."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.snippets.views.snippets import DeleteView, SnippetViewSet, SnippetViewSetGroup

from foundation.desk.lists import ReadTogether, StateColumn

from ..models import Activity, FundingSource, GeneralGoal, Holder, PlanEvent, SpecificGoal
from .views import PartCreateView, PartEditView, PartPreviewView

NUMBER = [FieldPanel("number"), FieldPanel("text")]


class PartViewSet(ReadTogether, SnippetViewSet):
    """What goals and activities have in common in the desk."""

    icon = "list-ul"
    list_per_page = 50
    list_display: ClassVar[list[Any]] = ["number", "text", StateColumn(), "plan"]
    read_with: ClassVar[tuple[str, ...]] = ("plan",)
    list_filter: ClassVar[list[str]] = ["plan"]
    search_fields: ClassVar[list[str]] = ["number", "text"]
    add_view_class = PartCreateView
    edit_view_class = PartEditView
    preview_on_edit_view_class = PartPreviewView
    copy_view_enabled = False
    new_panels: ClassVar[list[Panel]] = NUMBER

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the view what to ask of something new."""
        return {**super().get_add_view_kwargs(**kwargs), "new_panels": self.new_panels}


class GeneralGoalViewSet(PartViewSet):
    """General goals."""

    model = GeneralGoal
    menu_label = _("General goals")
    new_panels: ClassVar[list[Panel]] = [FieldPanel("plan"), *NUMBER]


class SpecificGoalViewSet(PartViewSet):
    """Specific goals."""

    model = SpecificGoal
    menu_label = _("Specific goals")
    new_panels: ClassVar[list[Panel]] = [FieldPanel("general_goal"), *NUMBER]


class ActivityViewSet(PartViewSet):
    """Activities: the desk's main list."""

    model = Activity
    icon = "tasks"
    menu_label = _("Activities")
    list_filter: ClassVar[list[str]] = ["plan", "specific_goal"]
    new_panels: ClassVar[list[Panel]] = [
        FieldPanel("specific_goal"),
        FieldPanel("slug"),
        FieldPanel("number"),
        *Activity.facts_panels,
    ]


class HolderViewSet(SnippetViewSet):
    """Holders."""

    model = Holder
    icon = "group"
    menu_label = _("Holders")
    list_display: ClassVar[list[str]] = ["short", "name", "code"]
    copy_view_enabled = False


class FundingSourceViewSet(SnippetViewSet):
    """Sources of funding."""

    model = FundingSource
    icon = "folder-open-inverse"
    menu_label = _("Funding")
    list_display: ClassVar[list[str]] = ["short", "name", "code"]
    copy_view_enabled = False


class EventCreateView(PartCreateView):
    """Adds an event that a deadline written by hand waits for."""

    new_panels: ClassVar[list[Panel]] = [
        FieldPanel("plan"),
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("date"),
    ]


class EventDeleteView(DeleteView):
    """Deletes an event that has not happened. Deadlines run from one that has."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Say why, in place of asking, where it can't be deleted."""
        if self.object.date is not None:
            messages.error(
                request, _("Deadlines run from this event since it happened: it is kept.")
            )
            return redirect(reverse(self.edit_url_name, args=[quote(self.object.pk)]))
        return super().dispatch(request, *args, **kwargs)


class EventViewSet(ReadTogether, SnippetViewSet):
    """Awaited events."""

    model = PlanEvent
    icon = "calendar-alt"
    menu_label = _("Awaited events")
    list_display: ClassVar[list[str]] = ["name", "date", "plan"]
    read_with: ClassVar[tuple[str, ...]] = ("plan",)
    list_filter: ClassVar[list[str]] = ["plan"]
    add_view_class = EventCreateView
    delete_view_class = EventDeleteView
    copy_view_enabled = False


class PlanViewSetGroup(SnippetViewSetGroup):
    """Everything of the plans that is edited beside their pages."""

    items = (
        ActivityViewSet,
        SpecificGoalViewSet,
        GeneralGoalViewSet,
        EventViewSet,
        HolderViewSet,
        FundingSourceViewSet,
    )
    menu_icon = "tasks"
    menu_label = _("Work plan")
    menu_name = "work-plan"
    menu_order = 250

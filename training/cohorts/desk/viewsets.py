"""What is listed and edited of groups, meetings, participants and duties, in Wagtail's way."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import TitleColumn
from wagtail.admin.views.generic import CreateView, EditView
from wagtail.admin.viewsets.model import ModelViewSet

from foundation.desk.lists import ModelReadTogether

from ...desk_menu import HOOK
from ...people.models import Person
from ..forms import CarefulView, EnrolmentForm, GroupForm
from ..models import Cohort, Enrolment, SectorDuty, Session


class _ViewSet(ModelReadTogether, ModelViewSet):
    copy_view_enabled = False


class _Add(CarefulView, CreateView):
    pass


class _Edit(CarefulView, EditView):
    pass


def _group_url(group: Cohort) -> str:
    return reverse("training_group", args=[group.pk])


class CohortViewSet(_ViewSet):
    """Groups: to find one, to begin one, and to change what was promised."""

    model = Cohort
    name = "training_groups"
    menu_hook = HOOK
    menu_order = 140
    icon = "group"
    menu_label = _("All groups")
    add_view_class = _Add
    edit_view_class = _Edit
    list_display: ClassVar[list[Any]] = [
        TitleColumn("title", label=_("name of the group"), get_url=_group_url),
        "edition",
        "capacity",
        "starts_on",
        "ends_on",
    ]
    read_with: ClassVar[tuple[str, ...]] = ("edition",)
    list_filter: ClassVar[list[str]] = ["edition__course", "sector"]
    search_fields: ClassVar[list[str]] = ["title", "edition__title"]

    def get_form_class(self, for_update: bool = False) -> type[GroupForm]:
        """The form that keeps to the services."""
        return GroupForm


class SessionViewSet(_ViewSet):
    """Meetings."""

    model = Session
    name = "training_sessions"
    menu_hook = HOOK
    menu_order = 150
    icon = "calendar-alt"
    menu_label = _("Meetings of the group")
    form_fields: ClassVar[list[str]] = ["cohort", "topic", "starts_at", "ends_at", "place"]
    list_display: ClassVar[list[Any]] = ["topic", "cohort", "starts_at", "place"]
    read_with: ClassVar[tuple[str, ...]] = ("cohort",)
    list_filter: ClassVar[list[str]] = ["cohort"]

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Show the group and offer no other: who attended is of that group."""
        panels = [FieldPanel(name, read_only=name == "cohort") for name in self.form_fields]
        panel = ObjectList(panels).bind_to_model(self.model)
        form = {"panel": panel, "form_class": panel.get_form_class()}
        edited: dict[str, Any] = super().get_edit_view_kwargs(**form, **kwargs)
        return edited


class PersonViewSet(_ViewSet):
    """Participants."""

    model = Person
    name = "training_people"
    menu_hook = HOOK
    menu_order = 160
    icon = "user"
    menu_label = _("Participants")
    form_fields: ClassVar[list[str]] = [
        "name",
        "email",
        "user",
        "institution",
        "sector",
        "municipality_code",
    ]
    list_display: ClassVar[list[Any]] = ["name", "institution", "sector"]
    search_fields: ClassVar[list[str]] = ["name", "institution"]


class DutyViewSet(_ViewSet):
    """Which sectors who decides on; given by who is above all roles."""

    model = SectorDuty
    name = "training_duties"
    menu_hook = HOOK
    menu_order = 910
    icon = "key"
    menu_label = _("Sectors of administrators")
    form_fields: ClassVar[list[str]] = ["user", "sector"]
    list_display: ClassVar[list[Any]] = ["user", "sector"]
    read_with: ClassVar[tuple[str, ...]] = ("user",)


class _ToEnrolment(EditView):
    """An enrolment is not edited: what may be decided about it stands on its own page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead there who may decide about it."""
        if not self.permission_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        return redirect("training_enrolment", kwargs["pk"])


class EnrolmentViewSet(_ViewSet):
    """Who is in which group."""

    model = Enrolment
    name = "enrolments"
    menu_hook = HOOK
    menu_order = 170
    icon = "group"
    menu_label = _("Enrolments")
    add_view_class = _Add
    edit_view_class = _ToEnrolment
    list_display: ClassVar[list[str]] = ["person", "cohort", "state", "active_from", "active_until"]
    read_with: ClassVar[tuple[str, ...]] = ("person", "cohort")
    list_filter: ClassVar[list[str]] = ["cohort", "state"]
    search_fields: ClassVar[list[str]] = ["person__name"]

    def get_form_class(self, for_update: bool = False) -> type[EnrolmentForm]:
        """The form that keeps to the services."""
        return EnrolmentForm

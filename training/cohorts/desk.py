"""The desk's screens of groups: the queue of applications by own sector."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from foundation.desk.panels import DeskPanel, Entry, register_panel

from ..people.models import Person
from .models import Application, Cohort, SectorDuty, Session
from .services import decide_application
from .statistics import tables

ADMINISTER = "training.administer_courses"


def applications_to_decide(user: Any) -> QuerySet[Application]:
    """Return what waits for a decision in the sectors of ``user``, the oldest first; never one's
    own. Who is above all roles sees every sector.
    """
    if not user.has_perm(ADMINISTER):
        return Application.objects.none()
    waiting = Application.objects.filter(state=Application.State.PENDING)
    if not user.is_superuser:
        mine = SectorDuty.objects.filter(user=user).values("sector")
        waiting = waiting.filter(sector__in=mine)
    others = waiting.exclude(person__user=user.pk)
    return others.select_related("person", "cohort__edition").order_by("submitted_at", "pk")


@permission_required(ADMINISTER, raise_exception=True)
def queue(request: HttpRequest) -> HttpResponse:
    """List the applications of one's sectors."""
    duties = SectorDuty.objects.filter(user=request.user.pk)
    context = {
        "applications": applications_to_decide(request.user)[:100],
        "has_sector": request.user.is_superuser or duties.exists(),
    }
    return render(request, "training/cohorts/desk/queue.html", context)


@permission_required(ADMINISTER, raise_exception=True)
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept or refuse one application of one's sectors."""
    application = get_object_or_404(applications_to_decide(request.user), pk=pk)
    user: Any = request.user
    try:
        decide_application(
            application=application,
            accepts=request.POST.get("decision") == "accept",
            by=user,
            reason=request.POST.get("reason", "")[:500],
        )
        messages.success(request, _("The application is decided."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("training_applications")


@permission_required(ADMINISTER, raise_exception=True)
def show_statistics(request: HttpRequest) -> HttpResponse:
    """Show how many were trained."""
    return render(request, "training/cohorts/desk/statistics.html", {"tables": tables()})


def urls() -> list[URLPattern]:
    """Return the addresses, for the desk."""
    return [
        path("training/applications/", queue, name="training_applications"),
        path("training/statistics/", show_statistics, name="training_statistics"),
        path("training/applications/<int:pk>/", decide, name="training_decide"),
    ]


def _entries(user: Any, applications: Sequence[Any]) -> Iterable[Entry]:
    url = reverse("training_applications")
    for each in applications:
        yield Entry(each.person.name, url, note=each.cohort.title, at=each.submitted_at)


PANEL = DeskPanel(
    "training-applications",
    gettext_lazy("Applications to decide"),
    gettext_lazy("No application of your sectors waits for a decision."),
    applications_to_decide,
    _entries,
    shown_to=lambda user: user.has_perm(ADMINISTER),
    icon="group",
    order=170,
    screen="training_applications",
)


class _ViewSet(ModelViewSet):
    copy_view_enabled = False


class CohortViewSet(_ViewSet):
    """Groups."""

    model = Cohort
    name = "training_groups"
    icon = "group"
    menu_label = gettext_lazy("Groups")
    form_fields: ClassVar[list[str]] = [
        "edition",
        "title",
        "capacity",
        "admission",
        "language",
        "sector",
        "activity",
        "applications_from",
        "applications_until",
        "starts_on",
        "ends_on",
    ]
    list_display: ClassVar[list[Any]] = ["title", "edition", "capacity", "starts_on", "ends_on"]


class SessionViewSet(_ViewSet):
    """Sessions."""

    model = Session
    name = "training_sessions"
    icon = "calendar-alt"
    menu_label = gettext_lazy("Meetings of the group")
    form_fields: ClassVar[list[str]] = ["cohort", "topic", "starts_at", "ends_at", "place"]
    list_display: ClassVar[list[Any]] = ["topic", "cohort", "starts_at", "place"]
    list_filter: ClassVar[list[str]] = ["cohort"]


class PersonViewSet(_ViewSet):
    """Participants."""

    model = Person
    name = "training_people"
    icon = "user"
    menu_label = gettext_lazy("Participants")
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
    icon = "key"
    menu_label = gettext_lazy("Sectors of administrators")
    form_fields: ClassVar[list[str]] = ["user", "sector"]
    list_display: ClassVar[list[Any]] = ["user", "sector"]


class TrainingViewSets(ViewSetGroup):
    """The entries of the menu."""

    menu_label = gettext_lazy("Courses and groups")
    menu_icon = "group"
    menu_order = 260
    items = (CohortViewSet, SessionViewSet, PersonViewSet, DutyViewSet)


def register() -> None:
    """Register everything with Wagtail."""
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_viewset", TrainingViewSets)
    register_panel(PANEL)

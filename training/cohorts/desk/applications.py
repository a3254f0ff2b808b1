"""The queue of applications by own sector, and how many were trained."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from foundation.desk.panels import DeskPanel, Entry

from ...access import ADMINISTER
from ..models import Application, SectorDuty
from ..services import decide_application
from ..statistics import tables


def applications_to_decide(user: Any) -> QuerySet[Application]:
    """Return what waits for a decision in the sectors of ``user``, the oldest first; never one's
    own, nor for a group that was cancelled. Who is above all roles sees every sector.
    """
    if not user.has_perm(ADMINISTER):
        return Application.objects.none()
    waiting = Application.objects.filter(state=Application.State.PENDING, cohort__cancelled_at=None)
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

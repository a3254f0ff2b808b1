"""What an employee sees of their own, what everybody sees of all, and the proofs."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ..navigation import way_home, way_to_my_courses
from .completeness import completeness, years
from .forms import RecordForm
from .models import DevelopmentPlan, DevelopmentRecord
from .services import record_training

VERIFY = "training.verify_developmentrecord"


@require_safe
def show_year(request: HttpRequest, year: int) -> HttpResponse:
    """Show anybody how far the staff's development of a year is."""
    known = years()
    if year not in known:
        raise Http404
    context = {
        "trail": way_home(request),
        "year": year,
        "states": completeness(year),
        "other_years": [each for each in known if each != year],
    }
    return render(request, "training/staff/year.html", context)


@never_cache
@login_required
@require_safe
def show_own(request: HttpRequest) -> HttpResponse:
    """Show an employee their plans; nobody else has such a page."""
    plans = _own(request).prefetch_related("items__records", "records")
    if not plans:
        raise Http404
    return render(
        request, "training/staff/own.html", {"plans": plans, "trail": way_to_my_courses(request)}
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def record_own(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what an employee says of a training that took place, with its proof."""
    plan = get_object_or_404(_own(request), pk=pk)
    form = RecordForm(request.POST or None, request.FILES or None, plan=plan)
    if request.method == "POST" and save_record(form, plan, request.user):
        messages.success(request, _("The training is recorded and waits to be verified."))
        return redirect("staff_own")
    own = {"title": _("My development"), "url": reverse("staff_own")}
    context = {"plan": plan, "form": form, "trail": [*way_to_my_courses(request), own]}
    status = 422 if form.is_bound else 200
    return render(request, "training/staff/record.html", context, status=status)


def save_record(form: RecordForm, plan: DevelopmentPlan, user: Any) -> bool:
    """Record what the form holds and return whether it was done; else the form says why not."""
    if not form.is_valid():
        return False
    try:
        record_training(plan=plan, user=user, fields=form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


@never_cache
@require_safe
def serve_proof(request: HttpRequest, pk: int) -> FileResponse:
    """Send a proof to its employee and to who verifies; for everybody else there is none."""
    if not request.user.is_authenticated:
        raise Http404
    records = DevelopmentRecord.objects.exclude(proof="")
    if not request.user.has_perm(VERIFY):
        records = records.filter(plan__employee__account=request.user)
    record = get_object_or_404(records, pk=pk)
    try:
        opened = record.proof.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(opened, as_attachment=True, filename=record.proof_name())
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, private=True, no_store=True)
    return response


def _own(request: HttpRequest) -> Any:
    plans = DevelopmentPlan.objects.filter(employee__account=request.user.pk)
    return plans.select_related("employee").order_by("-year")

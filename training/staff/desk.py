"""The staff's development in the desk: plans of a year, one plan, and what waits."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from foundation import downloads
from foundation.desk.panels import DeskPanel, Entry

from . import tables
from .completeness import completeness
from .forms import ItemForm, PlanForm, RecordForm
from .models import DevelopmentPlan, DevelopmentRecord
from .services import adopt_plan, plan_development, plan_training, verify_record
from .views import VERIFY, save_record

VIEW = "training.view_developmentplan"
CHANGE = "training.change_developmentplan"
ADOPT = "training.adopt_developmentplan"
MAKERS = {"csv": tables.as_csv, "xlsx": tables.as_xlsx}


def urls() -> list[URLPattern]:
    """Return the addresses, for the desk."""
    return [
        path("staff/", show_plans, name="staff_plans"),
        path("staff/<int:year>.<str:ending>", download, name="staff_table"),
        path("staff/plan/<int:pk>/", show_plan, name="staff_plan"),
        path("staff/plan/<int:pk>/item/", add_item, name="staff_item"),
        path("staff/plan/<int:pk>/record/", add_record, name="staff_record"),
        path("staff/plan/<int:pk>/adopt/", adopt, name="staff_adopt"),
        path("staff/record/<int:pk>/verify/", verify, name="staff_verify"),
    ]


@permission_required(VIEW, raise_exception=True)
def show_plans(request: HttpRequest) -> HttpResponse:
    """List the plans of a year, and begin one."""
    year = _year(request)
    form = PlanForm(request.POST or None, initial={"year": year})
    if request.method == "POST" and request.user.has_perm(CHANGE) and form.is_valid():
        plan = plan_development(**form.cleaned_data)
        return redirect("staff_plan", plan.pk)
    known = DevelopmentPlan.objects.order_by("-year").values_list("year", flat=True).distinct()
    context = {
        "year": year,
        "years": known,
        "plans": _counted(DevelopmentPlan.objects.filter(year=year)),
        "states": completeness(year),
        "form": form if request.user.has_perm(CHANGE) else None,
    }
    return render(request, "training/staff/desk/plans.html", context)


def _counted(plans: QuerySet[DevelopmentPlan]) -> QuerySet[DevelopmentPlan, Any]:
    verified = Q(records__verified_at__isnull=False)
    return (
        plans.select_related("employee", "adopted_by")
        .annotate(
            planned=Count("items", distinct=True),
            recorded=Count("records", distinct=True),
            verified=Count("records", distinct=True, filter=verified),
        )
        .order_by("employee__name")
    )


def _year(request: HttpRequest) -> int:
    asked = request.GET.get("year", "")
    if asked.isdecimal() and len(asked) == 4:
        return int(asked)
    last = DevelopmentPlan.objects.order_by("-year").first()
    return last.year if last else timezone.localdate().year


@permission_required(VIEW, raise_exception=True)
def download(request: HttpRequest, year: int, ending: str) -> HttpResponse:
    """Send the year as a table."""
    if ending not in MAKERS:
        return redirect("staff_plans")
    return downloads.download(MAKERS[ending](year), f"usavrsavanje-{year}.{ending}")


@permission_required(VIEW, raise_exception=True)
def show_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one plan with what came of it."""
    return _plan_page(request, get_object_or_404(DevelopmentPlan, pk=pk))


def _plan_page(
    request: HttpRequest,
    plan: DevelopmentPlan,
    item_form: ItemForm | None = None,
    record_form: RecordForm | None = None,
) -> HttpResponse:
    is_own = plan.employee.account_id == request.user.pk
    context = {
        "plan": plan,
        "items": plan.items.all(),
        "records": plan.records.select_related("item", "verified_by"),
        "hours": plan.records.aggregate(sum=Sum("hours"))["sum"] or 0,
        "item_form": item_form or ItemForm(prefix="item"),
        "record_form": record_form or RecordForm(plan=plan, prefix="record"),
        "may_change": request.user.has_perm(CHANGE),
        "may_adopt": request.user.has_perm(ADOPT) and not is_own and not plan.adopted_at,
        "may_verify": request.user.has_perm(VERIFY) and not is_own,
    }
    status = 422 if item_form or record_form else 200
    return render(request, "training/staff/desk/plan.html", context, status=status)


@require_POST
@permission_required(CHANGE, raise_exception=True)
def add_item(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a need and its training."""
    plan = get_object_or_404(DevelopmentPlan, pk=pk)
    form = ItemForm(request.POST, prefix="item")
    if form.is_valid():
        try:
            plan_training(plan=plan, **form.cleaned_data)
            return redirect("staff_plan", pk)
        except ValidationError as error:
            form.add_error(None, error)
    return _plan_page(request, plan, item_form=form)


@require_POST
@permission_required(CHANGE, raise_exception=True)
def add_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a training that took place."""
    plan = get_object_or_404(DevelopmentPlan, pk=pk)
    form = RecordForm(request.POST, request.FILES, plan=plan, prefix="record")
    if save_record(form, plan, request.user):
        return redirect("staff_plan", pk)
    return _plan_page(request, plan, record_form=form)


@require_POST
@permission_required(ADOPT, raise_exception=True)
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt a plan."""
    plan = get_object_or_404(DevelopmentPlan, pk=pk)
    user: Any = request.user
    try:
        adopt_plan(plan=plan, user=user)
        messages.success(request, _("The plan is adopted."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("staff_plan", pk)


@require_POST
@permission_required(VERIFY, raise_exception=True)
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm that a proof shows its training."""
    record = get_object_or_404(DevelopmentRecord, pk=pk)
    user: Any = request.user
    try:
        verify_record(record=record, user=user)
        messages.success(request, _("The training is verified."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("staff_plan", record.plan_id)


def _waiting(user: Any) -> QuerySet[DevelopmentRecord]:
    records = DevelopmentRecord.objects.filter(verified_at=None).exclude(proof="")
    others = records.exclude(plan__employee__account=user)
    return others.select_related("plan__employee").order_by("entered_at", "pk")


def _entries(user: Any, records: Sequence[Any]) -> Iterable[Entry]:
    for record in records:
        url = reverse("staff_plan", args=[record.plan_id])
        yield Entry(record.training, url, note=record.plan.employee.name, at=record.entered_at)


PANEL = DeskPanel(
    "staff-development",
    gettext_lazy("Trainings of employees to verify"),
    gettext_lazy("No training of an employee waits to be verified."),
    _waiting,
    _entries,
    shown_to=lambda user: user.has_perm(VERIFY),
    icon="glasses",
    order=160,
)

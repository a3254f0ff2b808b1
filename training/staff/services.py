"""What changes in the staff's development."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.cleaning.files import CleanFile, clean_file
from foundation.models import User

from .models import DevelopmentItem, DevelopmentPlan, DevelopmentRecord, Employee


def plan_development(*, employee: Employee, year: int) -> DevelopmentPlan:
    """Begin the plan of an employee for a year. Raises ``ValidationError`` where there is one."""
    plan = DevelopmentPlan(employee=employee, year=year)
    plan.full_clean()
    plan.save()
    return plan


@transaction.atomic
def plan_training(*, plan: DevelopmentPlan, **fields: Any) -> DevelopmentItem:
    """Add a need and its training. Raises ``ValidationError`` once the plan is adopted."""
    if _held(plan).adopted_at:
        raise ValidationError(_("This plan is adopted and stays as it is."), code="adopted")
    item = DevelopmentItem(plan=plan, **fields)
    item.full_clean()
    item.save()
    return item


@transaction.atomic
def adopt_plan(*, plan: DevelopmentPlan, user: User) -> None:
    """Adopt a plan. Raises ``ValidationError`` for one's own, an empty or an adopted one."""
    held = _held(plan)
    if held.employee.account_id == user.pk:
        raise ValidationError(_("Nobody adopts their own plan."), code="own")
    if held.adopted_at:
        raise ValidationError(_("This plan is adopted and stays as it is."), code="adopted")
    if not held.items.exists():
        raise ValidationError(_("There is nothing in this plan yet."), code="empty")
    held.adopted_by, held.adopted_at = user, timezone.now()
    held.save(update_fields=["adopted_by", "adopted_at"])


def record_training(
    *, plan: DevelopmentPlan, user: User, fields: Mapping[str, Any]
) -> DevelopmentRecord:
    """Record a training that took place, entered by ``user``; its proof is cleaned when stored.

    Raises ``ValidationError``, for a file that can't be kept too.
    """
    if fields.get("proof"):
        fields = {**fields, "proof": _clean(fields["proof"])}
    record = DevelopmentRecord(plan=plan, entered_by=user, **fields)
    record.full_clean()
    record.save()
    return record


def _clean(file: Any) -> CleanFile:
    try:
        return clean_file(file)
    except ValidationError as error:
        raise ValidationError({"proof": error}) from error


@transaction.atomic
def verify_record(*, record: DevelopmentRecord, user: User) -> None:
    """Confirm that the proof shows the training. Raises ``ValidationError`` for one's own, one
    without a proof, or one that is verified.
    """
    records = DevelopmentRecord.objects.select_for_update(of=("self",))
    held = records.select_related("plan__employee").get(pk=record.pk)
    if held.plan.employee.account_id == user.pk:
        raise ValidationError(_("Nobody verifies their own training."), code="own")
    if held.verified_at:
        raise ValidationError(_("This training is verified already."), code="verified")
    held.verified_by, held.verified_at = user, timezone.now()
    held.full_clean()
    held.save(update_fields=["verified_by", "verified_at"])


def _held(plan: DevelopmentPlan) -> DevelopmentPlan:
    """Return the plan as it is now, held until the transaction ends."""
    plans = DevelopmentPlan.objects.select_for_update(of=("self",))
    return plans.select_related("employee").get(pk=plan.pk)

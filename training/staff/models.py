"""Employees, their plans of development, and the trainings that came of them."""

import uuid
from pathlib import PurePath
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 2012


def private_files() -> Storage:
    """Return the store that has no address."""
    return storages["private"]


def place_of_proof(record: "DevelopmentRecord", name: str) -> str:
    """Return a place that nobody can guess, with the ending of ``name``."""
    return f"staff/{uuid.uuid4().hex}{PurePath(name).suffix.lower()}"


class Kind(models.TextChoices):
    """Where somebody learns: activities 3.2.1 and 3.2.2 of the work plan."""

    EXTERNAL = "external", _("external training")
    INTERNAL = "internal", _("internal training")


class Employee(models.Model):
    """Somebody who works at the Centre, whether or not they have an account here."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    post = models.CharField(_("post"), max_length=120, blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="employee",
        help_text=_("By it the employee sees their own plan, and can't adopt or verify it."),
    )
    employed_from = models.DateField(_("employed from"))
    employed_until = models.DateField(
        _("employed until"), null=True, blank=True, help_text=_("Empty: without an end.")
    )

    # How far the year is stands on public pages.
    bumps_generation = True

    class Meta:
        verbose_name = _("employee")
        verbose_name_plural = _("employees")
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(employed_until=None) | Q(employed_until__gte=models.F("employed_from")),
                name="training_employed_in_order",
                violation_error_message=_("The end must be after the beginning."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse the account of who adopted or verified something of this employee."""
        super().clean()
        if not (self.pk and self.account_id):
            return
        own = Q(adopted_by=self.account_id) | Q(records__verified_by=self.account_id)
        if self.plans.filter(own).exists():
            raise ValidationError(
                {"account": _("Who adopted or verified for this employee can’t become them.")}
            )


class DevelopmentPlan(models.Model):
    """What one employee should learn in one year. Once adopted it stays as it is."""

    employee = models.ForeignKey(
        Employee, verbose_name=_("employee"), on_delete=models.PROTECT, related_name="plans"
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(FIRST_YEAR)])
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("adopted by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    adopted_at = models.DateTimeField(_("adopted at"), null=True, editable=False)

    # How far the year is stands on public pages.
    bumps_generation = True

    class Meta:
        verbose_name = _("plan of an employee's development")
        verbose_name_plural = _("plans of employees' development")
        ordering: ClassVar[list[str]] = ["-year", "employee__name"]
        permissions = [("adopt_developmentplan", _("May adopt plans of employees' development"))]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["employee", "year"],
                name="training_one_development_plan_a_year",
                violation_error_message=_("This employee has a plan for this year already."),
            ),
            models.CheckConstraint(
                condition=Q(adopted_by=None, adopted_at=None)
                | Q(adopted_by__isnull=False, adopted_at__isnull=False),
                name="training_development_adopted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=FIRST_YEAR, year__lte=2100),
                name="training_development_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee}, {self.year}"


class DevelopmentItem(models.Model):
    """A need, and the training that should meet it."""

    plan = models.ForeignKey(
        DevelopmentPlan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="items"
    )
    need = models.CharField(
        _("need"), max_length=200, help_text=_("What the employee should be able to do.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    training = models.CharField(_("training"), max_length=200)
    hours = models.PositiveSmallIntegerField(_("hours"), validators=[MinValueValidator(1)])
    due = models.DateField(_("by when"), null=True, blank=True)

    # How far the year is stands on public pages.
    bumps_generation = True

    class Meta:
        verbose_name = _("planned training")
        verbose_name_plural = _("planned trainings")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="training_development_item_kind"
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=1), name="training_development_item_hours"
            ),
        ]

    def __str__(self) -> str:
        return self.training


class DevelopmentRecord(models.Model):
    """A training that took place, planned or not, with its proof. Once verified it stays."""

    plan = models.ForeignKey(
        DevelopmentPlan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="records"
    )
    item = models.ForeignKey(
        DevelopmentItem,
        verbose_name=_("planned training"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="records",
        help_text=_("Empty: it was not planned."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    training = models.CharField(_("training"), max_length=200)
    provider = models.CharField(_("who held it"), max_length=200)
    ended_on = models.DateField(_("ended on"))
    hours = models.PositiveSmallIntegerField(_("hours"), validators=[MinValueValidator(1)])
    proof = models.FileField(
        _("proof"), upload_to=place_of_proof, storage=private_files, max_length=200, blank=True
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+"
    )
    entered_at = models.DateTimeField(auto_now_add=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, editable=False)

    # How far the year is stands on public pages.
    bumps_generation = True

    class Meta:
        verbose_name = _("training of an employee")
        verbose_name_plural = _("trainings of employees")
        ordering: ClassVar[list[str]] = ["ended_on", "pk"]
        permissions = [("verify_developmentrecord", _("May verify trainings of employees"))]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(verified_by=None, verified_at=None)
                | Q(verified_by__isnull=False, verified_at__isnull=False),
                name="training_development_verified_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(verified_by=None) | ~Q(proof=""),
                name="training_development_verified_with_proof",
                violation_error_message=_("Nothing is verified without a proof."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="training_development_record_kind"
            ),
            models.CheckConstraint(
                condition=Q(hours__gte=1), name="training_development_record_hours"
            ),
        ]

    def __str__(self) -> str:
        return self.training

    def proof_name(self) -> str:
        """Return the name under which the proof is taken away."""
        suffix = PurePath(self.proof.name or "").suffix
        return f"{self.ended_on.isoformat()} {self.training}{suffix}"

    def clean(self) -> None:
        """Refuse a training outside the plan's year, or for what another plan holds."""
        super().clean()
        if self.ended_on and self.ended_on.year != self.plan.year:
            raise ValidationError({"ended_on": _("The day is not in the year of the plan.")})
        if self.item is not None and self.item.plan_id != self.plan_id:
            raise ValidationError({"item": _("This was planned for somebody else.")})

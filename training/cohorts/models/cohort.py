"""A group that follows one edition of a course."""

import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from foundation.spoken import Said, said_now
from portal.api import Activity, Sector

from .edition import CourseEdition


class CohortQuerySet(models.QuerySet["Cohort"]):
    """Asks about groups."""

    def applied_to_on(self, day: datetime.date) -> "CohortQuerySet":
        """Keep the groups to which one may apply on ``day``."""
        return self.filter(
            cancelled_at=None, applications_from__lte=day, applications_until__gte=day
        )

    def taught_by(self, user: Any) -> "CohortQuerySet":
        """Keep the groups that ``user`` teaches; nobody teaches none."""
        if not (user.is_authenticated and user.is_active):
            return self.none()
        return self.filter(teaching__user=user)


class Cohort(models.Model):
    """A group with its seats, its days and those who teach it.

    All days are whole days in Serbia, the last one included. Whether applications are open, or the
    group is over, follows from the day it is and is never stored. Seats and days change only
    together with ``change``, the entry of the journal that says who changed them and why.
    """

    # Public pages tell of it: lists of courses, evidence of the plan.
    bumps_generation = True

    class Admission(models.TextChoices):
        """How a seat is given."""

        DECISION = "decision", _("by decision")
        ORDER = "order", _("in the order of applications")

    class Language(models.TextChoices):
        """In which language it is taught."""

        SERBIAN = "sr", _("Serbian")
        ENGLISH = "en", _("English")

    edition = models.ForeignKey(
        CourseEdition,
        verbose_name=_("edition of the course"),
        on_delete=models.PROTECT,
        related_name="cohorts",
    )
    title = models.CharField(_("name of the group"), max_length=120)
    capacity = models.PositiveSmallIntegerField(_("seats"), validators=[MinValueValidator(1)])
    admission = models.CharField(
        _("seats are given"), max_length=10, choices=Admission.choices, default=Admission.DECISION
    )
    language = models.CharField(
        _("language"), max_length=2, choices=Language.choices, default=Language.SERBIAN
    )
    sector = models.CharField(
        _("sector"),
        max_length=12,
        choices=Sector.choices,
        blank=True,
        help_text=_("Empty: for every sector."),
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity of the plan"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )
    applications_from = models.DateField(_("applications from"))
    applications_until = models.DateField(_("applications until"))
    starts_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"))
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True, editable=False)
    change = models.ForeignKey(
        "training.TrainingEvent",
        verbose_name=_("last change"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    trainers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        through="training.CohortTrainer",
        verbose_name=_("trainers"),
        related_name="cohorts_taught",
    )

    objects = CohortQuerySet.as_manager()

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering: ClassVar[list[str]] = ["-starts_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(
                    applications_from__lte=F("applications_until"),
                    applications_until__lte=F("ends_on"),
                    starts_on__lte=F("ends_on"),
                ),
                name="training_cohort_dates_in_order",
                violation_error_message=_("The days must be in order."),
            ),
            models.CheckConstraint(
                condition=Q(
                    capacity__gte=1,
                    admission__in=["decision", "order"],
                    language__in=["sr", "en"],
                    sector__in=["", *Sector.values],
                ),
                name="training_cohort_values_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> Said:
        """The name of the group, which has one language."""
        return said_now({"sr": self.title})

    def has_people(self) -> bool:
        """Say whether anybody applied or was enrolled: then the group keeps its edition."""
        return self.applications.exists() or self.enrolments.exists()


class CohortTrainer(models.Model):
    """That somebody teaches a group: its lessons, questions and marks are open to them."""

    # Public pages tell of it: lists of courses, evidence of the plan.
    bumps_generation = True
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="teaching")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("trainer"),
        on_delete=models.PROTECT,
        related_name="teaching",
    )

    class Meta:
        verbose_name = _("trainer of a group")
        verbose_name_plural = _("trainers of groups")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["cohort", "user"], name="training_teaches_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.cohort}"

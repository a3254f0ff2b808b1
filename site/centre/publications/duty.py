"""Until when which document must be published, and for which years it need not be."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, Panel
from wagtail.models import Orderable

from .kinds import YEARLY, PublicationKind

_YEARLY_CHOICES = [(kind.value, kind.label) for kind in YEARLY]


class PublicationDuty(ClusterableModel):
    """That a document is due for every year, from which year on and until which day."""

    kind = models.CharField(_("kind"), max_length=20, choices=_YEARLY_CHOICES, unique=True)
    since_year = models.PositiveSmallIntegerField(
        _("since the year"), validators=[MinValueValidator(1900), MaxValueValidator(2200)]
    )
    due_day = models.PositiveSmallIntegerField(
        _("day"), validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    due_month = models.PositiveSmallIntegerField(
        _("month"), validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    due_next_year = models.BooleanField(
        _("of the year after"), default=False, help_text=_("As with reports on a year that ended.")
    )
    basis = models.CharField(
        _("what prescribes it"),
        max_length=200,
        blank=True,
        help_text=_("Law and article, in Serbian. Shown beneath the table."),
    )
    basis_en = models.CharField(_("the same in English"), max_length=200, blank=True)

    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        FieldPanel("kind"),
        FieldPanel("since_year"),
        FieldRowPanel(
            [FieldPanel("due_day"), FieldPanel("due_month"), FieldPanel("due_next_year")],
            heading=_("Until"),
        ),
        FieldPanel("basis"),
        FieldPanel("basis_en"),
        InlinePanel("exemptions", label=_("Year for which it does not apply")),
    ]

    class Meta:
        verbose_name = _("duty to publish")
        verbose_name_plural = _("duties to publish")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(due_day__range=(1, 31), due_month__range=(1, 12)),
                name="centre_duty_is_due_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return str(PublicationKind(self.kind).label)

    def clean(self) -> None:
        """Refuse a day that no year has."""
        super().clean()
        try:
            # No leap year: the day must be there in all of them.
            date(2023, self.due_month, self.due_day)
        except (TypeError, ValueError) as no_day:
            raise ValidationError({"due_day": _("No such day in every year.")}) from no_day

    def due_on(self, year: int) -> date:
        """Return the last day for the document of ``year``."""
        return date(year + self.due_next_year, self.due_month, self.due_day)

    @property
    def shown_basis(self) -> str:
        """What prescribes it, in the language that is active."""
        return (self.basis_en or self.basis) if get_language() == "en" else self.basis


class PublicationExemption(Orderable):
    """That a document is not applicable to a year, and why: readers see the reason."""

    duty = ParentalKey(PublicationDuty, on_delete=models.CASCADE, related_name="exemptions")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1900), MaxValueValidator(2200)]
    )
    reason = models.CharField(_("reason"), max_length=240)
    reason_en = models.CharField(_("reason in English"), max_length=240, blank=True)

    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        FieldPanel("year"),
        FieldPanel("reason"),
        FieldPanel("reason_en"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("year for which it does not apply")
        verbose_name_plural = _("years for which it does not apply")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("duty", "year"), name="centre_exemption_once")
        ]

    def __str__(self) -> str:
        return f"{self.duty}, {self.year}"

    @property
    def shown_reason(self) -> str:
        """The reason in the language that is active."""
        return (self.reason_en or self.reason) if get_language() == "en" else self.reason

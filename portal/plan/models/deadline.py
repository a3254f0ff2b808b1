"""What a deadline says, part by part. The database holds what each kind must and may not say."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import Orderable

from ..deadlines import FIELDS, DeadlineKind, DeadlinePart
from ..labels import KIND_LABELS
from .terms import PlanEvent

COLUMNS = {"quarter": "quarter", "month": "month", "until_month": "until_month", "events": "event"}


def filled_as_the_kind_says() -> models.Q:
    """Return the condition that exactly the columns of a row's kind are filled."""
    condition = models.Q()
    for kind, fields in FIELDS.items():
        filled = {f"{COLUMNS[name]}__isnull": name not in fields for name in COLUMNS}
        condition |= models.Q(kind=kind.value, **filled)
    return condition


def _between(field: str, low: int, high: int) -> models.Q:
    return models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__range": (low, high)})


class DeadlineWords(Orderable):
    """One thing that a deadline says. Several of one activity make a compound deadline."""

    activity = ParentalKey(
        "portal.Activity", on_delete=models.CASCADE, related_name="deadline_parts"
    )
    kind = models.CharField(
        _("kind"),
        max_length=30,
        choices=[(kind.value, KIND_LABELS[kind]) for kind in DeadlineKind],
    )
    quarter = models.PositiveSmallIntegerField(
        _("quarter"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    month = models.PositiveSmallIntegerField(
        _("month"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    until_month = models.PositiveSmallIntegerField(
        _("until month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    event = models.ForeignKey(
        PlanEvent,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="+",
        verbose_name=_("after the event"),
    )
    second_event = models.ForeignKey(
        PlanEvent,
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="+",
        verbose_name=_("and after the event"),
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("quarter"), FieldPanel("month"), FieldPanel("until_month")]),
        FieldRowPanel([FieldPanel("event"), FieldPanel("second_event")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("part of the deadline")
        verbose_name_plural = _("parts of the deadline")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=filled_as_the_kind_says(), name="portal_deadline_says_what_its_kind_says"
            ),
            models.CheckConstraint(
                condition=_between("quarter", 1, 4), name="portal_deadline_quarter"
            ),
            models.CheckConstraint(
                condition=_between("month", 1, 12) & _between("until_month", 1, 12),
                name="portal_deadline_months",
            ),
            models.CheckConstraint(
                condition=models.Q(until_month__isnull=True)
                | models.Q(until_month__gte=models.F("month")),
                name="portal_deadline_months_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(second_event__isnull=True)
                | (models.Q(event__isnull=False) & ~models.Q(second_event=models.F("event"))),
                name="portal_deadline_two_events_differ",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def clean(self) -> None:
        """Refuse what the kind does not say, each at its field, before the database does."""
        super().clean()
        if self.kind not in set(DeadlineKind):
            return
        fields = FIELDS[DeadlineKind(self.kind)]
        errors = {}
        for name, column in COLUMNS.items():
            value = getattr(self, column)
            if name in fields and value is None:
                errors[column] = _("This kind of deadline needs it.")
            elif name not in fields and value is not None:
                errors[column] = _("This kind of deadline does not say it.")
        if self.second_event_id and self.second_event_id == self.event_id:
            errors["second_event"] = _("These are not two events.")
        if self.month and self.until_month and self.until_month < self.month:
            errors["until_month"] = _("The range ends before it begins.")
        if errors:
            raise ValidationError(errors)

    def as_part(self) -> DeadlinePart:
        """Return what it says, free of the database."""
        events = [event.name for event in (self.event, self.second_event) if event]
        kind = DeadlineKind(self.kind)
        return DeadlinePart(kind, self.quarter, self.month, self.until_month, tuple(events))

"""What stands beside the activities of a plan: measures of the Action Plan, risks, what goes on."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, Panel

from .terms import Named

SERBIAN = {"locale__language_code": "sr"}


class Measure(Named):
    """A measure of the Action Plan that an activity carries out ("activities planned by the Action
    Plan"). It has a deadline of its own, and reports of its own.
    """

    plan = models.ForeignKey(
        "portal.PlanPage", models.CASCADE, related_name="measures", editable=False
    )
    activity = models.ForeignKey(
        "portal.Activity",
        models.CASCADE,
        related_name="measures",
        verbose_name=_("activity"),
        limit_choices_to=SERBIAN,
    )
    code = models.CharField(_("number in the Action Plan"), max_length=20)
    due = models.DateField(_("due on"), null=True, blank=True)
    due_words = models.CharField(
        _("deadline in words"),
        max_length=120,
        blank=True,
        help_text=_("Where the Action Plan gives no day, as it says it."),
    )

    access_parent = "plan"
    panels: ClassVar[list[Panel]] = [
        FieldPanel("activity"),
        FieldPanel("code"),
        FieldPanel("name", heading=_("Measure (Serbian, Cyrillic)")),
        FieldPanel("name_en", heading=_("Measure (English)")),
        FieldRowPanel([FieldPanel("due"), FieldPanel("due_words")]),
    ]

    class Meta:
        verbose_name = _("measure of the Action Plan")
        verbose_name_plural = _("measures of the Action Plan")
        ordering: ClassVar[list[str]] = ["activity", "code"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("activity", "code"), name="portal_measure_once"),
            models.CheckConstraint(
                condition=Q(due__isnull=False) | ~Q(due_words=""),
                name="portal_measure_has_a_deadline",
                violation_error_message=_("Write a day, or the deadline in words."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.shown_name}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, in the plan of the activity."""
        self.plan_id = self.activity.plan_id
        super().save(*args, **kwargs)  # type: ignore[arg-type]


class Risk(Named):
    """A risk that the preface of a plan names, and the activities that it threatens."""

    plan = models.ForeignKey(
        "portal.PlanPage",
        models.CASCADE,
        related_name="risks",
        verbose_name=_("plan"),
        limit_choices_to=SERBIAN,
    )
    activities = models.ManyToManyField(
        "portal.Activity",
        related_name="risks",
        verbose_name=_("activities that it threatens"),
        limit_choices_to=SERBIAN,
    )

    access_parent = "plan"
    panels: ClassVar[list[Panel]] = [
        FieldPanel("plan"),
        FieldPanel("name", heading=_("Risk (Serbian, Cyrillic)")),
        FieldPanel("name_en", heading=_("Risk (English)")),
        FieldPanel("activities"),
    ]

    class Meta:
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        ordering: ClassVar[list[str]] = ["plan", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("plan", "name"), name="portal_risk_once_a_plan"),
            models.CheckConstraint(condition=~Q(name=""), name="portal_risk_has_words"),
        ]


class Continuation(models.Model):
    """That an activity of a later plan goes on with one of an earlier plan."""

    earlier = models.ForeignKey(
        "portal.Activity",
        models.CASCADE,
        related_name="continued_by",
        verbose_name=_("activity of the earlier plan"),
        limit_choices_to=SERBIAN,
    )
    later = models.ForeignKey(
        "portal.Activity",
        models.CASCADE,
        related_name="continues",
        verbose_name=_("activity of the later plan"),
        limit_choices_to=SERBIAN,
    )

    access_parent = "later"
    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("By this the plans of two years tell what was carried over, dropped and new.")),
        FieldPanel("earlier"),
        FieldPanel("later"),
    ]

    class Meta:
        verbose_name = _("activity carried on")
        verbose_name_plural = _("activities carried on")
        ordering: ClassVar[list[str]] = ["earlier", "later"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("earlier", "later"), name="portal_carried_on_once"),
            models.CheckConstraint(
                condition=~Q(earlier=F("later")), name="portal_carried_on_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.earlier} → {self.later}"

    def clean(self) -> None:
        """Refuse a plan that goes on with itself, or backwards."""
        super().clean()
        if self.earlier_id and self.later_id and self.earlier.plan.year >= self.later.plan.year:
            raise ValidationError({"later": _("Choose an activity of a later year.")})

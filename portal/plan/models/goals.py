"""The plan's goals: general ones, and the specific ones under them."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from .part import PlanPart, has_words, once


class Goal(PlanPart):
    """A goal, with how the overview before the table numbers and words it (if it names it)."""

    overview_number = models.CharField(_("number in the overview"), max_length=12, blank=True)
    overview_text = models.TextField(_("overview's text as shown"), blank=True)
    overview_source_text = models.TextField(_("overview's words as printed"), blank=True)
    overview_place = models.CharField(max_length=20, blank=True, editable=False)
    overview_number_place = models.CharField(max_length=20, blank=True, editable=False)

    panels: ClassVar[list[Panel]] = [
        *PlanPart.words_panels,
        MultiFieldPanel(
            [
                FieldPanel("overview_number", read_only=True),
                FieldPanel("overview_text"),
                FieldPanel("overview_source_text", read_only=True),
            ],
            heading=_("In the overview before the table"),
        ),
    ]

    class Meta:
        abstract = True

    @property
    def overview_differs(self) -> bool:
        """Whether the overview numbers or words the goal differently."""
        return bool(self.overview_number) and (
            self.overview_number != self.number or self.overview_text != self.text
        )


class GeneralGoal(Goal):
    """A general goal of a plan."""

    plan = models.ForeignKey(
        "portal.PlanPage",
        on_delete=models.CASCADE,
        related_name="general_goals",
        verbose_name=_("plan"),
    )

    access_parent = "plan"

    class Meta:
        verbose_name = _("general goal")
        verbose_name_plural = _("general goals")
        ordering: ClassVar[list[str]] = ["plan", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            once(("translation_key", "locale"), "general_goal_once_a_language"),
            once(("plan", "number"), "general_goal_number_once_a_plan"),
            once(("plan", "position"), "general_goal_position_once_a_plan"),
            has_words("general_goal"),
        ]

    def siblings(self) -> "models.QuerySet[Any]":
        """Return the general goals of the same plan."""
        return GeneralGoal.objects.filter(plan=self.plan_id)


class SpecificGoal(Goal):
    """A specific goal under a general one. ``slug`` names it within the plan, as in ``2.3``."""

    general_goal = models.ForeignKey(
        GeneralGoal,
        on_delete=models.CASCADE,
        related_name="specific_goals",
        verbose_name=_("general goal"),
    )
    plan = models.ForeignKey(
        "portal.PlanPage",
        on_delete=models.CASCADE,
        related_name="specific_goals",
        verbose_name=_("plan"),
        editable=False,
    )
    slug = models.CharField(_("address"), max_length=16, editable=False)

    access_parent = "plan"

    class Meta:
        verbose_name = _("specific goal")
        verbose_name_plural = _("specific goals")
        ordering: ClassVar[list[str]] = ["plan", "general_goal__position", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            once(("translation_key", "locale"), "goal_once_a_language"),
            once(("plan", "slug"), "goal_slug_once_a_plan"),
            once(("general_goal", "position"), "goal_position_once_a_general_goal"),
            has_words("goal"),
        ]

    def siblings(self) -> "models.QuerySet[Any]":
        """Return the specific goals of the same general goal."""
        return SpecificGoal.objects.filter(general_goal=self.general_goal_id)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, in the plan of the general goal and under its number if it has no address yet."""
        self.plan_id = self.general_goal.plan_id
        self.slug = self.slug or self.number
        super().save(*args, **kwargs)

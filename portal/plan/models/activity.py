"""One activity of the plan, edited in one short form with its own drafts and history."""

from functools import cached_property
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.models import PreviewableMixin

from ..deadlines import Deadline
from .goals import SpecificGoal
from .part import PlanPart, has_words, once

lasting_address = RegexValidator(
    r"^[0-9]{1,3}(\.[0-9]{1,3}){0,2}(-[a-z0-9]{1,4})?$",
    _("Write the number, and for a repeated one a letter after a hyphen."),
)
IN_THE_PLAN = ("specific_goal__general_goal__position", "specific_goal__position", "position")
"""The order of the printed table."""


class Activity(PreviewableMixin, PlanPart, ClusterableModel):
    """An activity under a specific goal.

    ``number`` is printed and may repeat; ``slug`` is unique in the plan and never changes.
    ``shared_with`` is the slug of the first of the activities that share their printed cells.
    Holders, funding and deadline are kept by the Serbian original alone: see ``facts``.
    """

    plan = models.ForeignKey(
        "portal.PlanPage",
        on_delete=models.CASCADE,
        related_name="activities",
        verbose_name=_("plan"),
        editable=False,
    )
    specific_goal = models.ForeignKey(
        SpecificGoal,
        on_delete=models.CASCADE,
        related_name="activities",
        verbose_name=_("specific goal"),
    )
    slug = models.CharField(_("address"), max_length=16, validators=[lasting_address])
    holders_printed = models.TextField(_("holder as printed"), blank=True)
    funding_printed = models.TextField(_("funding as printed"), blank=True)
    deadline_printed = models.TextField(_("deadline as printed"), blank=True)
    shared_with = models.CharField(_("shares its cells with"), max_length=16, blank=True)

    access_parent = "plan"
    facts_panels: ClassVar[list[Panel]] = [
        FieldPanel("text"),
        MultiFieldPanel(
            [
                InlinePanel("holder_links", label=_("Holder"), min_num=1),
                InlinePanel("funding_links", label=_("Source of funding"), min_num=1),
                InlinePanel("deadline_parts", label=_("Part of the deadline"), min_num=1),
            ],
            heading=_("Who, from what, by when"),
        ),
    ]
    panels: ClassVar[list[Panel]] = [
        *facts_panels,
        MultiFieldPanel(
            [
                FieldPanel("number", read_only=True),
                FieldPanel("source_text", read_only=True),
                FieldPanel("holders_printed", read_only=True),
                FieldPanel("funding_printed", read_only=True),
                FieldPanel("deadline_printed", read_only=True),
                FieldPanel("shared_with", read_only=True),
                FieldPanel("source_place", read_only=True),
            ],
            heading=_("In the printed document"),
        ),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering: ClassVar[list[str]] = ["plan", *IN_THE_PLAN]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            once(("translation_key", "locale"), "activity_once_a_language"),
            once(("plan", "slug"), "activity_slug_once_a_plan"),
            once(("specific_goal", "position"), "activity_position_once_a_goal"),
            has_words("activity"),
            models.CheckConstraint(
                condition=models.Q(slug__gt="") & ~models.Q(shared_with=models.F("slug")),
                name="portal_activity_shares_with_another",
            ),
        ]

    def siblings(self) -> "models.QuerySet[Any]":
        """Return the activities of the same specific goal."""
        return Activity.objects.filter(specific_goal=self.specific_goal_id)

    def clean(self) -> None:
        """Refuse an address that another activity of the plan has."""
        super().clean()
        if not self.specific_goal_id:
            return
        same = Activity.objects.filter(plan=self.specific_goal.plan_id, slug=self.slug)
        if same.exclude(pk=self.pk).exists():
            raise ValidationError({"slug": _("Another activity of the plan has this address.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, in the plan of the goal."""
        self.plan_id = self.specific_goal.plan_id
        super().save(*args, **kwargs)

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, in the language that is active."""
        return f"{self.plan.get_url(request)}{self.slug}/"

    @property
    def url(self) -> str:
        """The lasting address, in the language that is active."""
        return self.get_url()

    @cached_property
    def facts(self) -> "Activity":
        """The Serbian original, which alone keeps holders, funding and deadline; itself if it is
        that, or if the original is gone.
        """
        if self.locale.is_default:
            return self
        originals = Activity.objects.filter(translation_key=self.translation_key)
        return originals.filter(locale=self.locale.get_default()).first() or self

    @property
    def deadline(self) -> Deadline | None:
        """What its deadline says; nothing for a draft that says nothing yet."""
        parts = tuple(words.as_part() for words in self.deadline_parts.all())
        return Deadline(parts) if parts else None

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the activity's own page."""
        return "portal/plan/activity.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the activity's own page shows."""
        return self.plan.preview_context(request, self)

"""What people decide about results: each decision is a row that is only added to."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.append_only import AppendOnly

from .assessment import Assessment
from .attempt import Answer, Attempt


class Decision(AppendOnly):
    """Who decided, and when."""

    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)

    class Meta:
        abstract = True


class Mark(Decision):
    """What a trainer gives for a free answer, in hundredths of a point. The latest counts."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="marks")
    points = models.PositiveIntegerField(_("points"))
    comment = models.TextField(
        _("comment for who answered"), max_length=1000, blank=True, default=""
    )

    class Meta:
        verbose_name = _("mark")
        verbose_name_plural = _("marks")
        ordering: ClassVar[list[str]] = ["answer", "-pk"]

    def __str__(self) -> str:
        return f"{self.answer_id}: {self.points}"


class ResultOverride(Decision):
    """Another result for a whole attempt, with its reason. The latest counts."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="overrides")
    points = models.PositiveIntegerField(_("points"))
    reason = models.TextField(_("reason"), max_length=600)

    class Meta:
        verbose_name = _("changed result")
        verbose_name_plural = _("changed results")
        ordering: ClassVar[list[str]] = ["attempt", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(reason__gt=""), name="training_override_has_a_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.points}"


class AttemptsGranted(Decision):
    """More attempts than the version allows, for one person, with the reason."""

    enrolment = models.ForeignKey(
        "training.Enrolment", on_delete=models.PROTECT, related_name="attempts_granted"
    )
    assessment = models.ForeignKey(
        Assessment, on_delete=models.PROTECT, related_name="attempts_granted"
    )
    count = models.PositiveSmallIntegerField(
        _("more attempts"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    reason = models.TextField(_("reason"), max_length=600)

    class Meta:
        verbose_name = _("more attempts")
        verbose_name_plural = _("more attempts")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(reason__gt="", count__gte=1, count__lte=10),
                name="training_granted_with_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: +{self.count}"


class PersonalTime(Decision):
    """How much time somebody has, in per cent of everybody's. The latest counts.

    Why is not kept: it is nobody's business, and mostly about health.
    """

    enrolment = models.ForeignKey(
        "training.Enrolment", on_delete=models.PROTECT, related_name="personal_times"
    )
    percent = models.PositiveSmallIntegerField(
        _("time (per cent)"), validators=[MinValueValidator(100), MaxValueValidator(400)]
    )

    class Meta:
        verbose_name = _("personal time")
        verbose_name_plural = _("personal times")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(percent__gte=100, percent__lte=400), name="training_time_factor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}: {self.percent} %"

"""Attempts and answers. Points are hundredths of a point."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from foundation.append_only import AppendOnly

from ..codes import Closing
from .assessment import Assessment
from .version import AssessmentItem, AssessmentVersion


class Attempt(models.Model):
    """One attempt: bound to the version it began with, open until it is closed once.

    ``points`` is what the answers brought by themselves; what a trainer gave comes on top.
    ``due_at`` is the server's clock with the person's own factor; nothing after it counts.
    """

    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    enrolment = models.ForeignKey(
        "training.Enrolment", on_delete=models.PROTECT, related_name="attempts"
    )
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="attempts")
    version = models.ForeignKey(
        AssessmentVersion, on_delete=models.PROTECT, related_name="attempts"
    )
    number = models.PositiveSmallIntegerField(_("attempt"))
    maximum = models.PositiveIntegerField(_("points at most"))
    started_at = models.DateTimeField(_("begun"))
    due_at = models.DateTimeField(_("time is up"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    closing = models.CharField(_("closed because"), max_length=10, blank=True, default="")
    points = models.PositiveIntegerField(_("points"), null=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering: ClassVar[list[str]] = ["enrolment", "assessment", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("enrolment", "assessment", "number"), name="training_attempt_number_once"
            ),
            models.UniqueConstraint(
                fields=("enrolment", "assessment"),
                condition=Q(closed_at=None),
                name="training_attempt_one_open",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="training_attempt_number"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closing="", points=None)
                | Q(closed_at__isnull=False, closing__in=Closing.values, points__isnull=False),
                name="training_attempt_closed_with_a_score",
            ),
            models.CheckConstraint(
                condition=Q(points=None) | Q(points__lte=F("maximum")),
                name="training_attempt_score_within",
            ),
            models.CheckConstraint(
                condition=(Q(closed_at=None) | Q(closed_at__gte=F("started_at")))
                & (Q(due_at=None) | Q(due_at__gt=F("started_at"))),
                name="training_attempt_in_order_of_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} ({self.number})"

    @property
    def is_open(self) -> bool:
        """Whether it was not closed. It may be over all the same: the time may be up."""
        return self.closed_at is None


class Answer(AppendOnly):
    """What was given to one item: once, and kept as it was given. ``points`` is empty where a
    trainer marks it.
    """

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="answers")
    item = models.ForeignKey(AssessmentItem, on_delete=models.PROTECT, related_name="answers")
    given = models.JSONField()
    points = models.PositiveIntegerField(null=True)
    answered_at = models.DateTimeField(_("answered"))

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering: ClassVar[list[str]] = ["attempt", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("attempt", "item"), name="training_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.attempt_id}: {self.item_id}"

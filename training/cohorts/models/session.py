"""A meeting of a group."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .cohort import Cohort


class Session(models.Model):
    """When and where a group meets, and about what."""

    # Public pages tell of it: lists of courses, evidence of the plan.
    bumps_generation = True
    cohort = models.ForeignKey(
        Cohort, verbose_name=_("group"), on_delete=models.PROTECT, related_name="sessions"
    )
    topic = models.CharField(_("topic"), max_length=160)
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200)

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="training_session_ends_after_it_begins",
                violation_error_message=_("The end must be after the beginning."),
            ),
            models.UniqueConstraint(
                fields=["cohort", "starts_at"],
                name="training_one_session_at_a_time",
                violation_error_message=_("The group has a session at that time already."),
            ),
        ]

    def __str__(self) -> str:
        return self.topic

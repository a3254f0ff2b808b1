"""Who was at a session."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .enrolment import Enrolment
from .session import Session


class Attendance(models.Model):
    """What was noted of one person at one session of the same group."""

    class State(models.TextChoices):
        """Whether the person was there."""

        PRESENT = "present", _("present")
        EXCUSED = "excused", _("excused")
        ABSENT = "absent", _("absent")

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="attendance")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="attendance")
    state = models.CharField(_("attendance"), max_length=8, choices=State.choices)
    noted_at = models.DateTimeField(_("noted"))
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["session", "enrolment"], name="training_attends_a_session_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["present", "excused", "absent"]),
                name="training_attendance_state_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session} – {self.enrolment}"

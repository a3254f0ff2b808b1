"""Who is enrolled in what, from when until when."""

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .course import CoursePage


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Asks about enrolments."""

    def open_at(self, moment: datetime) -> "EnrolmentQuerySet":
        """Keep the enrolments that open their course at ``moment``."""
        return self.filter(
            Q(active_until=None) | Q(active_until__gt=moment),
            state=Enrolment.State.ACTIVE,
            active_from__lte=moment,
        )


class Enrolment(models.Model):
    """That a person is enrolled in a course. Whether it is open now follows from its dates and its
    state.

    The course is named by its page in the original language; it opens the course in every language.
    """

    class State(models.TextChoices):
        """Whether the enrolment stands."""

        ACTIVE = "active", _("active")
        WITHDRAWN = "withdrawn", _("withdrawn")

    course = models.ForeignKey(
        CoursePage,
        verbose_name=_("course"),
        on_delete=models.PROTECT,
        related_name="enrolments",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="enrolments",
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    active_from = models.DateTimeField(_("open from"), default=timezone.now)
    active_until = models.DateTimeField(
        _("open until"), null=True, blank=True, help_text=_("Empty: without an end.")
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering: ClassVar[list[str]] = ["course", "user"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["course", "user"],
                name="training_enrolled_once",
                violation_error_message=_("This person is enrolled in this course already."),
            ),
            models.CheckConstraint(
                condition=Q(active_until=None) | Q(active_until__gt=F("active_from")),
                name="training_enrolment_ends_after_it_begins",
                violation_error_message=_("The end must be after the beginning."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["active", "withdrawn"]),
                name="training_enrolment_state_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.course}"

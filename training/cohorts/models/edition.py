"""What a course is in one version: its name, its hours and what is asked of who finishes it."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.spoken import Said, said_now


class CourseEdition(models.Model):
    """One version of a course. A course has one draft and one published edition at the most.

    What was published never changes but for being superseded (``training.cohorts.promises``), so
    that a certificate of the first edition says for ever what the first edition was. The course
    is named by its page in the original language.
    """

    # Public pages tell of it: lists of courses, evidence of the plan.
    bumps_generation = True

    class State(models.TextChoices):
        """How far the edition has come."""

        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        SUPERSEDED = "superseded", _("superseded")

    course = models.ForeignKey(
        "training.CoursePage",
        verbose_name=_("course"),
        on_delete=models.PROTECT,
        related_name="editions",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )
    number = models.PositiveSmallIntegerField(_("edition"), validators=[MinValueValidator(1)])
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    title = models.CharField(_("title"), max_length=255)
    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    hours = models.PositiveSmallIntegerField(_("hours"), validators=[MinValueValidator(1)])
    attendance_needed = models.PositiveSmallIntegerField(
        _("attendance that is needed, in percent"),
        default=80,
        validators=[MaxValueValidator(100)],
        help_text=_("Of the sessions of a group, rounded up. 0: attendance decides nothing."),
    )
    needs_lessons = models.BooleanField(_("every lesson must be read"), default=True)
    needs_assessment = models.BooleanField(_("the tests must be passed"), default=True)
    valid_months = models.PositiveSmallIntegerField(
        _("the certificate holds for months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Empty: without an end."),
    )
    access_days = models.PositiveSmallIntegerField(
        _("days that lessons stay open after the group ends"), default=90
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    superseded_at = models.DateTimeField(_("superseded"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("edition of a course")
        verbose_name_plural = _("editions of courses")
        ordering: ClassVar[list[str]] = ["course", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["course", "number"], name="training_edition_number"),
            models.UniqueConstraint(
                fields=["course"], condition=Q(state="draft"), name="training_one_draft_edition"
            ),
            models.UniqueConstraint(
                fields=["course"],
                condition=Q(state="published"),
                name="training_one_published_edition",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_at=None, superseded_at=None)
                | Q(state="published", published_at__isnull=False, superseded_at=None)
                | Q(state="superseded", published_at__isnull=False, superseded_at__isnull=False),
                name="training_edition_state_agrees_with_dates",
            ),
            models.CheckConstraint(
                condition=Q(
                    number__gte=1, hours__gte=1, attendance_needed__lte=100, valid_months=None
                )
                | Q(number__gte=1, hours__gte=1, attendance_needed__lte=100, valid_months__gte=1),
                name="training_edition_numbers_make_sense",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.number}"

    @property
    def name(self) -> Said:
        """The title in the language that is active, or in Serbian."""
        return said_now({"sr": self.title, "en": self.title_en})

    def rules(self) -> dict[str, Any]:
        """Return what is asked of who finishes it, for a snapshot."""
        names = ("attendance_needed", "needs_lessons", "needs_assessment", "valid_months")
        return {name: getattr(self, name) for name in names}

"""What a learner read, and where they stopped; when a lesson was checked, and the links in it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foundation.models import DatesOfChecking, FoundLink, dates_in_order, links_in_order

from ..cohorts.models import Enrolment


class LessonProgress(models.Model):
    """How far somebody came in one lesson: one row per enrolment and lesson.

    The lesson is the one in the original language, so that whoever changes the language
    stays where they are. ``section`` is the number of the heading above the place (0: the
    beginning): headings differ by language, their number does not. How much of a course is read is
    asked and never stored.
    """

    enrolment = models.ForeignKey(
        Enrolment, verbose_name=_("enrolment"), on_delete=models.PROTECT, related_name="progress"
    )
    lesson = models.ForeignKey(
        "training.Lesson",
        verbose_name=_("lesson"),
        on_delete=models.PROTECT,
        related_name="progress",
    )
    section = models.PositiveSmallIntegerField(_("section"), default=0)
    placed_at = models.DateTimeField(_("stopped there"), null=True, blank=True)
    read_at = models.DateTimeField(_("read to the end"), null=True, blank=True)

    class Meta:
        verbose_name = _("progress in a lesson")
        verbose_name_plural = _("progress in lessons")
        ordering: ClassVar[list[str]] = ["enrolment", "lesson"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["enrolment", "lesson"], name="training_progress_once_a_lesson"
            ),
            models.CheckConstraint(
                condition=Q(placed_at__isnull=False) | Q(read_at__isnull=False),
                name="training_progress_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} · {self.lesson_id}"


class LessonDate(DatesOfChecking):
    """By when a lesson is to be checked, and when it was."""

    lesson = models.OneToOneField(
        "training.Lesson",
        verbose_name=_("lesson"),
        on_delete=models.CASCADE,
        related_name="review_date",
    )

    owner_name = "lesson"
    access_parent = "lesson"

    class Meta:
        verbose_name = _("date of checking a lesson")
        verbose_name_plural = _("dates of checking lessons")
        constraints: ClassVar[list[models.BaseConstraint]] = dates_in_order(
            "training_due_lesson_has_a_role", "training_due_after_it_was_checked"
        )


class LessonLink(FoundLink):
    """One link in a published lesson."""

    lesson = models.ForeignKey(
        "training.Lesson",
        verbose_name=_("lesson"),
        on_delete=models.CASCADE,
        related_name="found_links",
    )

    owner_name = "lesson"
    access_parent = "lesson"

    class Meta:
        verbose_name = _("link in a lesson")
        verbose_name_plural = _("links in lessons")
        constraints: ClassVar[list[models.BaseConstraint]] = links_in_order(
            "lesson", "training_link_stands_once", "training_link_fails_since_a_check"
        )

"""Which activities of the work plan a course serves."""

from typing import ClassVar

from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Orderable


class CourseActivity(Orderable):
    """That a course serves an activity. The Serbian activity stands for all its translations."""

    course = ParentalKey(
        "training.CoursePage", on_delete=models.CASCADE, related_name="served_activities"
    )
    activity = models.ForeignKey(
        "portal.Activity",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("activity"),
        limit_choices_to={"locale__language_code": "sr"},
    )

    access_parent = "course"
    panels: ClassVar[list[Panel]] = [FieldPanel("activity", widget=Select)]

    class Meta(Orderable.Meta):
        verbose_name = _("activity that it serves")
        verbose_name_plural = _("activities that it serves")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("course", "activity"), name="training_serves_activity_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.activity)

"""Which activities of the work plan a course serves."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.api import ActivityReference


class CourseActivity(ActivityReference):
    """That a course serves an activity."""

    # Public pages tell of it: lists of courses, evidence of the plan.
    bumps_generation = True
    course = ParentalKey(
        "training.CoursePage", on_delete=models.CASCADE, related_name="served_activities"
    )

    access_parent = "course"

    class Meta(ActivityReference.Meta):
        verbose_name = _("activity that it serves")
        verbose_name_plural = _("activities that it serves")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("course", "activity"), name="training_serves_activity_once"
            )
        ]

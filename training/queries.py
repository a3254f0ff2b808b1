"""What the training room reads. Each function asks the database a fixed number of times."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page

from foundation.access import visible_to

from . import models


def course_teasers(request: HttpRequest, page: Page) -> list[dict[str, Any]]:
    """Return what the teaser component shows of each course beneath ``page`` that may be seen."""
    courses = visible_to(request.user, models.CoursePage.objects.child_of(page)).order_by("path")
    return [
        {"title": course.title, "url": course.get_url(request), "lead": course.aim}
        for course in courses
    ]


def enrolled_now(page: Page) -> int:
    """Return how many are enrolled now in the course of ``page``, in whatever language."""
    enrolments = models.Enrolment.objects.open_at(timezone.now())
    key = page.translation_key
    return enrolments.filter(cohort__edition__course__translation_key=key).count()

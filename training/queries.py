"""What the training room reads. Each function asks the database a fixed number of times."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from foundation.access import visible_to
from foundation.templatetags.components import long_date
from portal.api import Sector

from . import models


def course_teasers(request: HttpRequest, page: Page) -> list[dict[str, Any]]:
    """Return what the teaser component shows of each course beneath ``page`` that may be seen, with
    the days of the next group to which one may apply.
    """
    courses = visible_to(request.user, models.CoursePage.objects.child_of(page)).order_by("path")
    groups = models.Cohort.objects.applied_to_on(timezone.localdate()).order_by("-starts_on", "-pk")
    # The next one comes last, and stays.
    following = {
        group.edition.course.translation_key: group
        for group in groups.select_related("edition__course")
    }
    return [
        {
            "title": course.title,
            "url": course.get_url(request),
            "lead": course.aim,
            "kicker": _hours(course.hours),
            "when": _days_of(following.get(course.translation_key)),
            "tags": [Sector(code).label for code in course.sectors],
        }
        for course in courses
    ]


def beside_courses() -> list[dict[str, Any]]:
    """Return what the teaser component shows of what stands beside the courses."""
    return [
        {
            "title": _("My courses"),
            "url": reverse("my_courses"),
            "lead": _("Lessons, meetings, results and certificates of those who have an account."),
        },
        {
            "title": _("Check a certificate"),
            "url": reverse("certificate_ask"),
            "lead": _("Type the code of a paper and compare what it says with what was issued."),
        },
        {
            "title": _("Privacy in training"),
            "url": reverse("records_notice"),
            "lead": _("What is held about participants, for how long, and what they may ask for."),
        },
    ]


def _hours(number: int) -> str:
    return ngettext("%(hours)s hour", "%(hours)s hours", number) % {"hours": number}


def _days_of(group: models.Cohort | None) -> str:
    if group is None:
        return ""
    days = {"from": long_date(group.starts_on), "last": long_date(group.applications_until)}
    return _("The next group begins on %(from)s. Apply until %(last)s") % days


def enrolled_now(page: Page) -> int:
    """Return how many are enrolled now in the course of ``page``, in whatever language."""
    enrolments = models.Enrolment.objects.open_at(timezone.now())
    key = page.translation_key
    return enrolments.filter(cohort__edition__course__translation_key=key).count()

"""Courses as evidence that an activity of the work plan was done."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.access import visible_to
from foundation.script import content_language
from portal.api import Evidence, register_evidence_source

from .models import CourseActivity, CoursePage


def courses_as_evidence(
    request: HttpRequest, keys: Collection[UUID]
) -> Iterator[tuple[UUID, Evidence]]:
    """Give the courses that serve the activities with these keys, each with the key it is for.

    A course is named in the language that is active, or in Serbian where it has no other.
    """
    served = CourseActivity.objects.filter(activity__translation_key__in=keys)
    pairs = sorted(
        visible_to(request.user, served)
        .values_list("activity__translation_key", "course__translation_key")
        .distinct()
    )
    pages = _pages(request, {course for _activity, course in pairs})
    for activity, course in pairs:
        page = pages[course]
        yield activity, Evidence(page.title, page.get_url(request), _("Course"))


def _pages(request: HttpRequest, courses: Collection[UUID]) -> dict[UUID, CoursePage]:
    """Return the page of each course, the one in the active language where there are several."""
    wanted = content_language()
    pages = visible_to(request.user, CoursePage.objects.filter(translation_key__in=courses))
    best_last = sorted(
        pages.select_related("locale"),
        key=lambda page: (page.locale.language_code == wanted, page.locale.is_default),
    )
    return {page.translation_key: page for page in best_last}


def declare() -> None:
    """Tell the portal where courses are evidence."""
    register_evidence_source("courses", courses_as_evidence)

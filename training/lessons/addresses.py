"""Lessons at their addresses, behind that of the page of their course."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from wagtail.models import Page

from foundation.access import visible_to
from foundation.keeping.parts import kept_beside, kept_for
from foundation.navigation import trail

# The pages ask these questions of themselves, so they are named when all models are there.
from .. import models
from .queries import in_order, standing_in
from .sections import sections_of

if TYPE_CHECKING:
    from ..models import CoursePage, Lesson


def lesson_in(user: Any, course: Page, slug: str) -> "Lesson":
    """Return the lesson of ``course`` with that address. Raises ``Http404`` where there is none and
    for who may not open it.
    """
    found = in_order(course).filter(slug=slug).select_related("review_date")
    lesson = visible_to(user, found).first()
    if lesson is None:
        raise Http404
    lesson.course = course
    return lesson


def address_in(user: Any, course: Page, other: Page, behind: str) -> str | None:
    """Return where the lesson at ``behind``, beneath ``course``, stands beneath ``other``, in
    whatever language; ``None`` where it does not, or ``user`` may not open it.
    """
    lesson = _addresses(user, course).get(behind.strip("/"))
    there = (slug for slug, key in _addresses(user, other).items() if key == lesson)
    slug = next(there, None) if lesson else None
    return None if slug is None else f"{slug}/"


def _addresses(user: Any, course: Page) -> dict[str, UUID]:
    """Return the key of each lesson that ``user`` may open by its address. All of them are kept
    together: under an address that somebody made up nothing is.
    """

    def read() -> dict[str, UUID]:
        lessons = visible_to(user, in_order(course)).order_by()
        return dict(lessons.values_list("slug", "translation_key"))

    return kept_for(user, ("addresses of lessons", course.pk), read)


def slugs_of(course: Page) -> list[str]:
    """Return the addresses of the lessons of ``course`` that were ever published."""
    known = models.Lesson.objects.filter(course=course.pk, first_published_at__isnull=False)
    return list(known.values_list("slug", flat=True))


def lesson_page(request: HttpRequest, lesson: "Lesson", course: "CoursePage") -> dict[str, Any]:
    """Return what the page of a lesson shows: the way here, the sections, and where this learner
    stands in them.
    """
    here = {"title": course.title, "url": course.get_url(request)}
    return {
        "page": course,
        "lesson": lesson,
        "trail": [*trail(request, course), here],
        "sections": kept_beside(request, course, "sections", lambda: sections_of(lesson.body)),
        "standing": standing_in(request, lesson),
    }

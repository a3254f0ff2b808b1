"""Lessons in the desk's lists of what is kept right: dates of checking, links, English beside
Serbian, and what appears when.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from foundation.desk.kept import Coming, Kept, register_kept, scheduled, stale_in

from ..models import Lesson, LessonDate, LessonLink

KIND = "lesson"


def lessons_met(user: Any) -> QuerySet[Lesson]:
    """Return the lessons that ``user`` meets in the desk: all, or none."""
    policy = policy_registry.get_by_type(Lesson)
    actions = ["add", "change", "publish", "lock", "unlock"]
    may = policy.user_has_any_permission(user, actions)
    return _by_place() if may else Lesson.objects.none()


def lessons_changed(user: Any) -> QuerySet[Lesson]:
    """Return the lessons that ``user`` may change: all, or none."""
    may = policy_registry.get_by_type(Lesson).user_has_permission(user, "change")
    return _by_place() if may else Lesson.objects.none()


def _by_place() -> QuerySet[Lesson]:
    return Lesson.objects.order_by("course__path", "sort_order", "pk")


def _edit_urls(user: Any, pks: Iterable[int]) -> dict[int, str]:
    edit = Lesson.snippet_viewset.get_url_name("edit")
    return {pk: reverse(edit, args=[pk]) for pk in pks}


def _note_of(lesson: Lesson) -> str:
    return _("Lesson of “%(course)s”") % {"course": lesson.course.title}


def _stale(user: Any) -> list[tuple[int, datetime]]:
    return list(stale_in(Lesson, Lesson.objects.all(), lessons_met(user).order_by().values("pk")))


def _coming(user: Any) -> list[Coming]:
    return scheduled(KIND, lessons_met(user).order_by())


def register() -> None:
    """Register lessons."""
    register_kept(
        Kept(
            name=KIND,
            model=Lesson,
            dates=LessonDate,
            links=LessonLink,
            rows=_by_place,
            open_to=lessons_met,
            editable_by=lessons_changed,
            edit_urls=_edit_urls,
            needed=("locale", "course"),
            title_of=str,
            note_of=_note_of,
            side_by_side="lesson_side_by_side",
            stale=_stale,
            coming=_coming,
        )
    )

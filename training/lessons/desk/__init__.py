"""Lessons in the desk: by course and in their order, and side by side with their English."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from foundation.desk.panels import register_panel

from . import drafts, keeping, stopping, translating
from .viewset import LessonViewSet


def urls() -> list[URLPattern]:
    """Return the addresses, for the desk."""
    return [
        path("training/lessons/<int:pk>/english/", translating.show, name="lesson_side_by_side"),
        path("training/lessons/<int:pk>/take-down/", stopping.take_down, name="lesson_take_down"),
        path("training/lessons/<int:pk>/begin/", translating.begin, name="lesson_begin_english"),
    ]


def register() -> None:
    """Register everything with Wagtail."""
    register_snippet(LessonViewSet)
    hooks.register("register_admin_urls", urls)
    keeping.register()
    register_panel(drafts.PANEL)

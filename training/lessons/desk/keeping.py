"""What happens to lessons when something else is copied or deleted in the desk."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Collection, Page

from ...models import CoursePage, Lesson, LessonProgress
from ..services import copy_lessons


def keep_lessons_that_were_read(
    request: HttpRequest, instances: Iterable[Any]
) -> HttpResponse | None:
    """Refuse to delete a lesson that somebody read."""
    lessons = [each.pk for each in instances if isinstance(each, Lesson)]
    if not LessonProgress.objects.filter(lesson__in=lessons).exists():
        return None
    messages.error(request, _("This lesson has been read. Unpublish it instead."))
    return redirect(Lesson.snippet_viewset.get_url_name("list"))


def copy_with_the_course(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Give each course that was copied, alone or with what it stands beneath, the lessons of its
    original as drafts, and say how many.
    """
    # A copy stands as its original does, and what was copied alone has fewer beneath it.
    copied = sum(
        copy_lessons(course=course, into=copy, user=request.user)
        for course, copy in zip(_courses(page), _courses(new_page), strict=False)
    )
    if copied:
        words = ngettext(
            "%(count)s lesson was copied, as a draft: learners have it when it is published.",
            "%(count)s lessons were copied, as drafts: learners have them when they are published.",
            copied,
        )
        messages.info(request, words % {"count": copied})


def _courses(page: Page) -> QuerySet[CoursePage]:
    return CoursePage.objects.descendant_of(page, inclusive=True).order_by("path")


def lessons_in(collection: Collection) -> dict[str, Any] | None:
    """Say that there are lessons in a collection, which then is not deleted."""
    count = Lesson.objects.filter(collection=collection).count()
    words = ngettext("%(count)s lesson", "%(count)s lessons", count) % {"count": count}
    return {"count": count, "count_text": words}


def register() -> None:
    """Register everything with Wagtail."""
    hooks.register("before_delete_snippet", keep_lessons_that_were_read)
    hooks.register("after_copy_page", copy_with_the_course)
    hooks.register("describe_collection_contents", lessons_in)

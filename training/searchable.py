"""What can be found: courses by everybody, lessons by those who may open them."""

from django.utils.translation import gettext_lazy as _

from foundation.searching import Found, Searchable, register
from portal.api import Audience

from .models import CoursePage, LessonPage


def describe_course(page: CoursePage) -> Found:
    """Say what is searched of a course."""
    outline = page.outline.stream_block.as_text(page.outline)
    text = f"{page.aim} {page.audience} {outline}".strip()
    language = page.locale.language_code
    return Found(page.title, text, language, audiences=[Audience.PROFESSIONALS])


def describe_lesson(page: LessonPage) -> Found:
    """Say what is searched of a lesson."""
    text = f"{page.lead} {page.body.stream_block.as_text(page.body)}".strip()
    return Found(page.title, text, page.locale.language_code)


def declare() -> None:
    """Register courses and lessons."""
    register(
        Searchable(
            model=CoursePage,
            kind="course",
            label=_("Course"),
            describe=describe_course,
            objects=lambda: CoursePage.objects.select_related("locale"),
            url=CoursePage.get_url,
        )
    )
    register(
        Searchable(
            model=LessonPage,
            kind="lesson",
            label=_("Lesson"),
            describe=describe_lesson,
            objects=lambda: LessonPage.objects.select_related("locale"),
            url=LessonPage.get_url,
        )
    )

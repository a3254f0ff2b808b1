"""What can be found: courses by everybody, lessons by those who may open them."""

from django.utils.translation import gettext_lazy as _

from foundation.searching import Found, Searchable, register
from portal.api import Audience

from .models import CoursePage, Lesson


def describe_course(page: CoursePage) -> Found:
    """Say what is searched of a course."""
    outline = page.outline.stream_block.as_text(page.outline)
    text = f"{page.aim} {page.audience} {outline}".strip()
    language = page.locale.language_code
    return Found(page.title, text, language, audiences=[Audience.PROFESSIONALS])


def describe_lesson(lesson: Lesson) -> Found:
    """Say what is searched of a lesson."""
    text = f"{lesson.lead} {lesson.body.stream_block.as_text(lesson.body)}".strip()
    return Found(lesson.title, text, lesson.locale.language_code)


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
            model=Lesson,
            kind="lesson",
            label=_("Lesson"),
            describe=describe_lesson,
            # Those of a course that readers don't have are not there either.
            objects=lambda: Lesson.objects.filter(course__live=True).select_related(
                "locale", "course__locale"
            ),
            url=Lesson.get_url,
        )
    )

"""What learners change by reading, each of which can be done twice and leaves one row; and how
lessons come into another course or language.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from ..models import CoursePage, Enrolment, Lesson, LessonProgress


@transaction.atomic
def note_lesson_read(*, enrolment: Enrolment, lesson: Lesson) -> LessonProgress:
    """Note that ``lesson`` (the one in the original language) was read; the first time counts."""
    row, made = LessonProgress.objects.get_or_create(
        enrolment=enrolment, lesson=lesson, defaults={"read_at": timezone.now()}
    )
    if not made:
        now = timezone.now()
        LessonProgress.objects.filter(pk=row.pk, read_at=None).update(read_at=now)
        row.refresh_from_db()
    return row


@transaction.atomic
def keep_place(*, enrolment: Enrolment, lesson: Lesson, section: int) -> LessonProgress:
    """Keep the section in which one stopped, for any other device. The last one counts."""
    return LessonProgress.objects.update_or_create(
        enrolment=enrolment,
        lesson=lesson,
        defaults={"section": section, "placed_at": timezone.now()},
    )[0]


@transaction.atomic
def begin_english(*, lesson: Lesson, course: CoursePage, user: Any) -> Lesson:
    """Return a new draft of ``lesson`` in ``course``, the English page of its course: it has the
    Serbian words, to write over, and says nothing of the original yet.
    """
    draft: Lesson = lesson.copy_for_translation(course.locale)
    draft.live = False
    draft.save()
    draft.save_revision(user=user)
    return draft


@transaction.atomic
def copy_lessons(*, course: CoursePage, into: CoursePage, user: Any) -> int:
    """Make a draft in ``into`` of each lesson of ``course``, in their order; return how many."""
    lessons = list(Lesson.objects.filter(course=course).order_by("sort_order", "pk"))
    for lesson in lessons:
        words = {name: getattr(lesson, name) for name in ("title", "slug", "lead", "body")}
        copied = Lesson(course=into, live=False, **words)
        copied.save()
        # Its recordings still lie with the first course: who saves the draft is told.
        copied.save_revision(user=user, clean=False)
    return len(lessons)

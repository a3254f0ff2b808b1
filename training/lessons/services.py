"""What learners change by reading. Each can be done twice and leaves one row."""

from django.db import transaction
from django.utils import timezone

from ..models import Enrolment, LessonPage, LessonProgress


@transaction.atomic
def note_lesson_read(*, enrolment: Enrolment, lesson: LessonPage) -> LessonProgress:
    """Note that ``lesson`` (the page in the original language) was read; the first time counts."""
    row, made = LessonProgress.objects.get_or_create(
        enrolment=enrolment, lesson=lesson, defaults={"read_at": timezone.now()}
    )
    if not made:
        now = timezone.now()
        LessonProgress.objects.filter(pk=row.pk, read_at=None).update(read_at=now)
        row.refresh_from_db()
    return row


@transaction.atomic
def keep_place(*, enrolment: Enrolment, lesson: LessonPage, section: int) -> LessonProgress:
    """Keep the section in which one stopped, for any other device. The last one counts."""
    return LessonProgress.objects.update_or_create(
        enrolment=enrolment,
        lesson=lesson,
        defaults={"section": section, "placed_at": timezone.now()},
    )[0]

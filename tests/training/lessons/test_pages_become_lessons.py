"""Lessons that were pages keep their number, place, drafts, journal and who read them; and back."""

import pytest
from django.core.management import call_command
from django.db import connection

from foundation import guards
from tests.factories import assessment as make
from tests.factories import people
from tests.factories.copies import make_copy
from tests.training.conftest import publish_lesson
from training.lessons.services import note_lesson_read
from training.models import Enrolment, Lesson, LessonProgress

pytestmark = pytest.mark.walk
BEFORE = "0015"


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]
)
def copy(request, tmp_path, django_db_blocker):
    return make_copy(request.param, request, tmp_path, django_db_blocker)


def taught():
    """Publish two lessons, one of which was read and has a draft, and withdraw a third."""
    course = make.make_course()
    lessons = [
        # Numbers that no page has, as those of pages that became lessons.
        publish_lesson(Lesson(pk=n, course=course, title=f"Лекција {n}", slug=f"l-{n}", body=[]))
        for n in (901, 902, 903)
    ]
    people.trainee(course)
    note_lesson_read(enrolment=Enrolment.objects.get(), lesson=lessons[1])
    lessons[1].title = "Нацрт"
    lessons[1].save_revision()
    lessons[2].unpublish()


def told():
    """Return all that must stay the same of the lessons."""
    return [
        (
            lesson.pk,
            lesson.get_url(),
            lesson.live,
            lesson.get_latest_revision_as_object().title,
            lesson.revisions.count(),
            [row.read_at for row in LessonProgress.objects.filter(lesson=lesson)],
        )
        for lesson in Lesson.objects.order_by("course", "sort_order")
    ]


def as_pages():
    """Return number, place, address and key of the pages of lessons."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT page.id, page.path, page.slug, access.key FROM wagtailcore_page AS page
            JOIN training_lessonpage AS lesson ON lesson.page_ptr_id = page.id
            JOIN foundation_pageaccess AS access ON access.page_id = page.id ORDER BY page.path"""
        )
        return cursor.fetchall()


def there_and_back():
    before = told()
    call_command("migrate", "training", BEFORE, verbosity=0)
    pages = as_pages()
    call_command("migrate", verbosity=0)
    return before, pages, told(), as_pages(), guards.missing()


def test_going_back_and_forward_loses_nothing(copy):
    assert copy.run(taught) == [0]
    before, pages, after, left, missing = copy.ask(there_and_back)
    assert after == before
    assert [(pk, slug) for pk, _path, slug, _key in pages] == [
        (pk, url.split("/")[-2]) for pk, url, *_rest in before
    ]
    assert all(key.startswith("course:") for *_page, key in pages)
    assert (left, missing) == ([], [])


def added():
    """Publish a lesson whose number is that of a page."""
    course = make.make_course()
    publish_lesson(Lesson(pk=course.pk, course=course, title="Нова", slug="nova", body=[]))


def refused():
    """Go back as far as the lesson allows, and forward; return what was said and what is there."""
    try:
        call_command("migrate", "training", BEFORE, verbosity=0)
    except ValueError as error:
        said = str(error)
    else:
        said = ""
    call_command("migrate", verbosity=0)
    return said, Lesson.objects.count(), guards.missing()


@pytest.mark.parametrize("copy", ["sqlite"], indirect=True)
def test_a_lesson_whose_number_a_page_has_is_kept_and_it_is_said(copy):
    assert copy.run(added) == [0]
    assert copy.ask(refused) == (
        "Lessons were added that can only be kept as what they are.",
        1,
        [],
    )

"""What the database keeps of progress is attacked by SQL, on SQLite here, on PostgreSQL beside."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.factories import people
from tests.factories.cohorts import enrol
from training.cohorts.services import withdraw_enrolment
from training.lessons.services import keep_place, note_lesson_read
from training.models import Enrolment, LessonProgress

INSERT = """INSERT INTO training_lessonprogress
(enrolment_id, lesson_id, section, placed_at, read_at)
VALUES (%(enrolment)s, %(lesson)s, %(section)s, %(placed)s, %(read)s)"""


@pytest.fixture
def scene(course, another_course, teach, lesson):
    enrolment = enrol(people.account("person"), course)
    note_lesson_read(enrolment=enrolment, lesson=lesson)
    withdrawn = people.withdrawn_trainee(course)
    return {
        "enrolment": enrolment.pk,
        "withdrawn": Enrolment.objects.get(person__user=withdrawn).pk,
        "another": enrol(people.account("another"), another_course).pk,
        "done": lesson.pk,
        "lesson": teach(course, "Друга", "druga", body=[]).pk,
        "elsewhere": teach(another_course, "Туђа", "tudja", body=[]).pk,
        "course": course.pk,
        "another_course": another_course.pk,
        "section": 0,
        "placed": None,
        "read": timezone.now(),
    }


ATTACKS = {
    "the same lesson twice": (INSERT, {"lesson": "done"}),
    "a lesson of another course": (INSERT, {"lesson": "elsewhere"}),
    "a course for a lesson": (INSERT, {"lesson": "course"}),
    "somebody of another course": (INSERT, {"enrolment": "another"}),
    "who withdrew": (INSERT, {"enrolment": "withdrawn"}),
    "a row that says nothing": (INSERT, {"read": "placed"}),
    "moved to another lesson": (
        "UPDATE training_lessonprogress SET lesson_id = %(lesson)s WHERE lesson_id = %(done)s",
        {},
    ),
    "read at another time": (
        "UPDATE training_lessonprogress SET read_at = '2001-01-01' WHERE lesson_id = %(done)s",
        {},
    ),
    "not read any more": (
        """UPDATE training_lessonprogress SET read_at = NULL, placed_at = CURRENT_TIMESTAMP
        WHERE lesson_id = %(done)s""",
        {},
    ),
    "a lesson moved to another course": (
        "UPDATE training_lesson SET course_id = %(another_course)s WHERE id = %(done)s",
        {},
    ),
    "taken away": ("DELETE FROM training_lessonprogress WHERE lesson_id = %(done)s", {}),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_the_database_refuses(scene, name):
    sql, changed = ATTACKS[name]
    values = {**scene, **{key: scene[other] for key, other in changed.items()}}
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_what_is_allowed_is_not_refused(scene):
    with connection.cursor() as cursor:
        cursor.execute(INSERT, scene)
    LessonProgress.objects.update(section=3, placed_at=timezone.now())
    assert LessonProgress.objects.filter(read_at__isnull=False).count() == 2


def test_reading_twice_leaves_the_first_time(course, lesson):
    enrolment = enrol(people.account("person"), course)
    first = note_lesson_read(enrolment=enrolment, lesson=lesson)
    keep_place(enrolment=enrolment, lesson=lesson, section=2)
    again = note_lesson_read(enrolment=enrolment, lesson=lesson)
    assert (again.pk, again.read_at, again.section) == (first.pk, first.read_at, 2)


def test_who_withdraws_keeps_what_they_read_and_adds_nothing(course, lesson, teach):
    enrolment = enrol(people.account("person"), course)
    note_lesson_read(enrolment=enrolment, lesson=lesson)
    withdraw_enrolment(enrolment=enrolment)
    with pytest.raises(DatabaseError), transaction.atomic():
        note_lesson_read(enrolment=enrolment, lesson=teach(course, "Друга", "druga", body=[]))
    assert LessonProgress.objects.count() == 1

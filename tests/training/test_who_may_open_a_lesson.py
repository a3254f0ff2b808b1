"""A lesson and its files exist for those whose enrolment is open now, and for nobody else."""

import pytest
from django.contrib.auth.models import Group
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction, Revision

from foundation.access import PUBLIC, held_keys, is_visible, key_of
from tests.factories import people
from tests.factories.cohorts import enrol
from training.cohorts.services import withdraw_enrolment
from training.lessons.services import copy_lessons
from training.models import CourseFiles, Enrolment, Lesson


def test_insiders_see_the_lesson_and_the_file(insiders, lesson, paper):
    for name, person in insiders:
        assert is_visible(person, lesson), name
        assert is_visible(person, paper), name


def test_outsiders_see_neither_the_lesson_nor_the_file(outsiders, lesson, paper):
    for name, person in outsiders:
        assert not is_visible(person, lesson), name
        assert not is_visible(person, paper), name


def test_everybody_sees_the_page_of_the_course(outsiders, insiders, course):
    for name, person in [*outsiders, *insiders]:
        assert is_visible(person, course), name


def test_enrolling_opens_and_withdrawing_closes_at_once(course, lesson):
    person = people.account("person")
    enrolment = enrol(person, course)
    assert is_visible(person, lesson)
    withdraw_enrolment(enrolment=enrolment)
    assert not is_visible(person, lesson)


def test_an_enrolment_opens_and_closes_at_its_own_minute(course, lesson, time_machine_at):
    begin = timezone.now() + people.DAY
    end = begin + people.DAY
    person = people.trainee(course, active_from=begin, active_until=end)
    second = people.DAY / 86_400
    for moment, is_open in [
        (begin - second, False),
        (begin, True),
        (end - second, True),
        (end, False),
    ]:
        with time_machine_at(moment):
            assert is_visible(person, lesson) is is_open


def test_a_lesson_stays_in_its_course(lesson, another_course):
    lesson.course = another_course
    with pytest.raises(DatabaseError), transaction.atomic():
        lesson.save()
    revision = Lesson.objects.get().save_revision()
    revision.content["course"] = another_course.pk
    revision.save()
    Revision.objects.get(pk=revision.pk).publish()
    assert Lesson.objects.get().course != another_course


def test_a_course_that_is_closed_closes_its_lessons(course, lesson, insiders):
    course.unpublish()
    for name, person in insiders:
        assert not is_visible(person, lesson), name


def test_a_lesson_demands_what_the_page_of_its_course_does(course, lesson):
    person = people.trainee(course)
    group = Group.objects.create(name="Group")
    restriction = PageViewRestriction.objects.create(page=course, restriction_type="groups")
    restriction.groups.add(group)
    assert not is_visible(person, lesson)
    person.groups.add(group)
    assert is_visible(people.User.objects.get(pk=person.pk), lesson)


def test_a_draft_of_a_lesson_is_for_nobody_outside_the_desk(course, teach, insiders):
    draft = teach(course, "Нацрт", "nacrt", body=[])
    draft.unpublish()
    for name, person in insiders:
        assert not is_visible(person, draft), name


def test_a_course_opens_in_every_language(course, lesson, english):
    person = people.trainee(course)
    course.get_parent().copy_for_translation(english, copy_parents=True)
    translated_course = course.copy_for_translation(english)
    translated_course.save_revision().publish()
    translated = lesson.copy_for_translation(english)
    translated.save()
    translated.save_revision().publish()
    assert is_visible(person, translated)
    assert key_of(translated) == key_of(lesson)
    assert not is_visible(people.account("stranger"), translated)
    assert key_of(translated_course) == PUBLIC


def test_a_copy_of_a_course_is_another_course(course, lesson, index):
    person = people.trainee(course)
    copy = type(course).objects.get(pk=course.pk).copy(update_attrs={"slug": "copy"})
    copy_lessons(course=course, into=copy, user=None)
    copied = copy.lessons.get()
    assert (copied.title, copied.slug, copied.live) == (lesson.title, lesson.slug, False)
    copied.save_revision().publish()
    assert not is_visible(person, copied)
    assert is_visible(people.trainee(copy, "of-the-copy"), copied)


@pytest.mark.parametrize("kept", ["draft", "deleted"])
def test_the_files_of_a_course_that_is_gone_stay_closed(course, lesson, paper, kept):
    reader = people.account("reader")
    if kept == "draft":
        course.unpublish()
    else:
        course.delete()
    assert not is_visible(reader, paper)
    assert CourseFiles.objects.filter(collection=paper.collection).exists()


def test_a_course_with_people_in_it_is_not_deleted(course, lesson):
    people.trainee(course)
    with pytest.raises(ProtectedError):
        course.delete()
    assert Enrolment.objects.count() == 1


def test_every_course_has_one_collection_in_all_its_languages(course, english):
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english)
    course.save()
    assert CourseFiles.objects.filter(course_key=course.translation_key).count() == 1


def test_keys_cost_the_same_however_many_courses_there_are(course, offer, lesson):
    person = people.trainee(course)
    before = queries_for_keys_of(person)
    for number in range(3):
        enrol(person, offer(f"Course {number}", f"course-{number}"))
    assert queries_for_keys_of(person) == before


def queries_for_keys_of(person):
    with CaptureQueriesContext(connection) as captured:
        held_keys(people.User.objects.get(pk=person.pk))
    return len(captured)

"""Every promise about people, editions, groups and seats is attacked by SQL and refused.

Each attack is one statement on one row that is there; on SQLite here, on PostgreSQL beside it.
"""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from tests.factories import people
from tests.factories.cohorts import (
    enrol,
    make_cohort,
    make_edition,
    make_person,
    put_days,
    put_window,
)
from tests.training.cohorts.attacks import ATTACKS, make_scene, values_of
from training.cohorts.services import (
    begin_edition,
    complete_enrolment,
    enrol_person,
    publish_edition,
    withdraw_enrolment,
)
from training.models import Attendance, Cohort, CourseEdition, Enrolment, TrainingEvent


@pytest.fixture
def scene(course, another_course):
    return make_scene(course, another_course)


def refused(sql, values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("name", ATTACKS)
def test_the_database_refuses(scene, name):
    sql, values = ATTACKS[name]
    refused(sql, values_of(scene, values))


def test_what_is_allowed_is_not_refused(scene):
    """The scene itself, and the ways on from it: a promise that refused all would prove nothing."""
    enrolment = Enrolment.objects.get(pk=scene["enrolment"])
    complete_enrolment(enrolment=enrolment)
    other = Enrolment.objects.get(pk=scene["another"])
    withdraw_enrolment(enrolment=other)
    again = enrol_person(person=other.person, cohort=other.cohort)
    assert again.pk == other.pk
    put_days(Cohort.objects.get(pk=scene["cohort"]), capacity=5)
    put_window(enrolment, active_until=enrolment.active_from + timedelta(days=9))
    Attendance.objects.update(state="excused")
    edition = CourseEdition.objects.get(pk=scene["edition"])
    draft = begin_edition(course=edition.course)
    CourseEdition.objects.filter(pk=draft.pk).update(hours=9)
    publish_edition(edition=draft)
    edition.refresh_from_db()
    assert edition.state == "superseded"


def test_who_finished_the_first_edition_stays_with_it_and_new_groups_get_the_second(course):
    enrolment = enrol(people.account("person"), course)
    second = make_edition(course)
    assert Enrolment.objects.get(pk=enrolment.pk).cohort.edition.number == 1
    assert make_cohort(course).edition == second
    with pytest.raises(DatabaseError), transaction.atomic():
        make_cohort(course, edition=enrolment.cohort.edition)


def test_certified_again_is_another_row_in_another_group(course):
    first = enrol(people.account("person"), course)
    complete_enrolment(enrolment=first)
    second = enrol_person(person=first.person, cohort=make_cohort(course))
    assert second.pk != first.pk


def test_a_seat_given_back_is_the_next_one_s(course):
    cohort = make_cohort(course, capacity=1)
    first = enrol_person(person=make_person(), cohort=cohort)
    with pytest.raises(ValidationError):
        enrol_person(person=make_person(), cohort=cohort)
    withdraw_enrolment(enrolment=first)
    assert enrol_person(person=make_person(), cohort=cohort).seat == 1


def test_enrolling_twice_is_refused_with_words(course):
    enrolment = enrol(people.account("person"), course)
    with pytest.raises(ValidationError):
        enrol_person(person=enrolment.person, cohort=enrolment.cohort)


def test_an_account_with_a_person_is_not_deleted(course):
    enrolment = enrol(people.account("person"), course)
    with pytest.raises(ProtectedError):
        enrolment.person.user.delete()


def test_an_edition_names_the_course_by_its_original_page(course, english):
    course.get_parent().copy_for_translation(english, copy_parents=True)
    translated = course.copy_for_translation(english)
    with pytest.raises(ValidationError):
        CourseEdition(course=translated, number=1, title="T", hours=8).full_clean()


def test_the_journal_tells_what_happened(course):
    enrolment = enrol(people.account("person"), course)
    by = people.account("decides")
    withdraw_enrolment(enrolment=enrolment, by=by, reason="Asked for it.")
    event = TrainingEvent.objects.last()
    assert (event.kind, event.by, event.reason) == ("enrolment.withdrawn", by, "Asked for it.")
    with pytest.raises(ValidationError):
        event.delete()


def test_the_edition_of_a_course_has_the_words_of_its_pages(course):
    draft = begin_edition(course=course)
    assert (draft.title, draft.hours, draft.number) == (course.title, course.hours, 1)
    assert begin_edition(course=course) == draft
    with pytest.raises(ValueError, match="draft"):
        publish_edition(edition=publish_edition(edition=draft))


def test_shared_mailboxes_are_two_persons(db):
    assert make_person(email="csr@example.org") != make_person(email="csr@example.org")

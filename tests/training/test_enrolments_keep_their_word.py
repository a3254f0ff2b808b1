"""What must hold of enrolments is held by the database, whoever writes to it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from tests.factories import people
from training.models import Enrolment
from training.services import enrol_person


@pytest.fixture
def enrolment(course):
    return enrol_person(person=people.account("person"), course=course)


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def test_one_person_is_enrolled_in_a_course_once(enrolment, course):
    refused(lambda: Enrolment.objects.create(course=course, user=enrolment.user))


def test_an_enrolment_ends_after_it_begins(enrolment):
    same = Enrolment.objects.filter(pk=enrolment.pk)
    refused(lambda: same.update(active_until=enrolment.active_from))
    refused(lambda: same.update(active_until=enrolment.active_from - people.DAY))


def test_a_state_that_nobody_knows_is_refused(enrolment):
    refused(lambda: Enrolment.objects.filter(pk=enrolment.pk).update(state="graduated"))


def test_an_account_with_an_enrolment_is_not_deleted(enrolment):
    with pytest.raises(ProtectedError):
        enrolment.user.delete()


def test_enrolling_twice_is_refused_with_words(enrolment, course):
    with pytest.raises(ValidationError):
        enrol_person(person=enrolment.user, course=course)


def test_an_end_before_the_beginning_is_refused_with_words(course):
    with pytest.raises(ValidationError):
        enrol_person(
            person=people.account("person"),
            course=course,
            active_until=timezone.now() - people.DAY,
        )
    assert not Enrolment.objects.exists()


def test_an_enrolment_names_the_course_by_its_original_page(course, english):
    course.get_parent().copy_for_translation(english, copy_parents=True)
    translated = course.copy_for_translation(english)
    with pytest.raises(ValidationError):
        enrol_person(person=people.account("person"), course=translated)

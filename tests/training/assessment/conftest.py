"""A course with a quiz and a case, and somebody who is enrolled."""

import pytest

from tests.factories import assessment as make
from tests.factories import people
from training.models import Assessment, Enrolment


@pytest.fixture(scope="module")
def begin_with_assessments(begin_with):
    """Let all tests of a module find a course with a quiz and a case, published once."""

    def prepare():
        course = make.make_course()
        make.make_sign()
        make.make_quiz(course)
        make.make_case(course)

    with begin_with("assessments", prepare):
        yield


@pytest.fixture
def course(begin_with_assessments, db):
    return make.make_course()


@pytest.fixture
def quiz(course):
    return Assessment.objects.get(slug="provera")


@pytest.fixture
def case(course):
    return Assessment.objects.get(slug="slucaj")


@pytest.fixture
def change_quiz(quiz):
    """Publish the quiz anew, with some questions only and by other rules."""

    def change(*kinds, **fields):
        quiz.items = [("question", f"pitanje-{kind}") for kind in kinds]
        for name, value in fields.items():
            setattr(quiz, name, value)
        quiz.save_revision().publish()
        return Assessment.objects.get(pk=quiz.pk)

    return change


@pytest.fixture
def enrolment(course):
    return Enrolment.objects.get(person__user=people.trainee(course))


@pytest.fixture
def trainer(db):
    return people.may(people.account("trainer"), "training.administer_courses")

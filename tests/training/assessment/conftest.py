"""A course with a quiz and a case, and somebody who is enrolled."""

import pytest

from tests.factories import assessment as make
from tests.factories import people
from training.models import Enrolment


@pytest.fixture
def course(db):
    made = make.make_course()
    make.make_sign()
    return made


@pytest.fixture
def quiz(course):
    return make.make_quiz(course)


@pytest.fixture
def case(course):
    return make.make_case(course)


@pytest.fixture
def enrolment(course):
    return Enrolment.objects.get(user=people.trainee(course))


@pytest.fixture
def trainer(db):
    return people.may(people.account("trainer"), "training.administer_courses")

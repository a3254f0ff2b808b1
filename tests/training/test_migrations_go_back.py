"""The migrations of the training area lead back to nothing and forward again; where going back
would lose somebody, they say so and nobody is lost.
"""

import pytest
from django.core.management import call_command
from django.db import connection

from foundation import guards
from tests.factories import assessment as make
from tests.factories import people
from tests.factories.cohorts import make_cohort, make_person
from tests.factories.copies import make_copy
from training.cohorts.services import enrol_person
from training.models import Enrolment

pytestmark = pytest.mark.walk


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]
)
def copy(request, tmp_path, django_db_blocker):
    return make_copy(request.param, request, tmp_path, django_db_blocker)


def tables():
    """Return the tables of the training area."""
    return {name for name in connection.introspection.table_names() if name.startswith("training_")}


def there_and_back():
    before = tables()
    call_command("migrate", "training", "zero", verbosity=0)
    assert tables() == set()
    call_command("migrate", verbosity=0)
    assert tables() == before
    assert guards.missing() == []


def test_an_empty_area_goes_back_to_nothing_and_forward_again(copy):
    assert copy.run(there_and_back) == [0]


def enrolled():
    """Two people: one who has an account, one whom only a group knows."""
    course = make.make_course()
    people.trainee(course)
    enrol_person(person=make_person(), cohort=make_cohort(course))


def refused():
    """Go back as far as people allow, and forward again; return what was said and who is there."""
    try:
        call_command("migrate", "training", "0005", verbosity=0)
    except ValueError as error:
        said = str(error)
    else:
        said = ""
    call_command("migrate", verbosity=0)
    return said, Enrolment.objects.count(), guards.missing()


def test_who_would_be_lost_is_kept_and_it_is_said(copy):
    assert copy.run(enrolled) == [0]
    said, count, missing = copy.ask(refused)
    assert "can only be kept" in said
    assert (count, missing) == (2, [])

"""What is counted of people equals SQL, hides what is small, and is evidence for the plan."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.factories.accounts import enter_desk, make_account
from tests.factories.cohorts import make_cohort, make_person, put_days
from tests.factories.plans import make_plan
from training.cohorts.evidence import groups_as_evidence
from training.cohorts.services import complete_enrolment, enrol_person
from training.cohorts.statistics import tables


@pytest.fixture
def finished(course):
    """Finish so many of each sector, and one more who did not."""

    def finish(**sectors):
        cohort = make_cohort(course, capacity=60)
        for sector, count in sectors.items():
            for _ in range(count):
                enrolment = enrol_person(person=make_person(sector=sector), cohort=cohort)
                complete_enrolment(enrolment=enrolment)
        enrol_person(person=make_person(sector="police"), cohort=cohort)

    return finish


def told(table):
    """What may be read of a table: the categories of each part, and their count."""
    return [
        (tuple(row.part.codes), row.part.count)
        for row in table.rows
        if row.begins and row.part.count != 0
    ]


def test_it_equals_sql(finished):
    finished(health=6, police=8, social=7)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.sector, COUNT(DISTINCT p.id) FROM training_enrolment e JOIN training_person p"
            " ON p.id = e.person_id WHERE e.state = 'completed' GROUP BY p.sector"
        )
        rows = dict(cursor.fetchall())
        cursor.execute("SELECT COUNT(*) FROM training_enrolment WHERE state = 'completed'")
        (every,) = cursor.fetchone()
    by_sector, by_region, by_activity = tables()
    expected = [(("social",), 7), (("police",), 8), (("health",), 6)]
    assert told(by_sector) == expected
    assert rows == {codes[0]: count for codes, count in expected}
    assert [table.total for table in (by_sector, by_region, by_activity)] == [every] * 3


def test_few_are_told_with_their_neighbours_alone(finished):
    finished(health=6, police=2, social=7)
    table = tables()[0]
    assert told(table) == [(("social", "police"), 9), (("health",), 6)]
    assert table.total == 15


def test_of_few_in_all_nothing_is_told(finished, client, course):
    finished(health=5)
    for table in tables():
        assert table.total is None
        assert {row.part.count for row in table.rows} == {None}
    page = enter_desk(client, make_account("course_administrator")).get(
        reverse("training_statistics")
    )
    assert "скривено" in page.content.decode()


def test_every_table_takes_the_same_number_of_queries(finished, django_assert_num_queries):
    finished(health=6)
    with django_assert_num_queries(4):
        tables()
    finished(police=9, civil=7)
    with django_assert_num_queries(4):
        tables()


def test_a_group_that_is_over_is_evidence_for_its_activity(course, rf):
    plan = make_plan("1.1.3")
    from portal.api import Activity

    activity = Activity.objects.get(slug="1.1.3", locale__language_code="sr")
    assert plan is not None
    cohort = make_cohort(course, activity=activity)
    request = rf.get("/")
    request.user = AnonymousUser()
    keys = {activity.translation_key}
    assert list(groups_as_evidence(request, keys)) == []
    yesterday = timezone.localdate() - timedelta(days=1)
    put_days(cohort, starts_on=yesterday, ends_on=yesterday, applications_until=yesterday)
    ((key, evidence),) = groups_as_evidence(request, keys)
    assert (key, evidence.title) == (activity.translation_key, course.title)
    course.unpublish()
    assert list(groups_as_evidence(request, keys)) == []

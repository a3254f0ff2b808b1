"""What is counted of people equals SQL, hides what is small, and is evidence for the plan."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone

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


def counts():
    return [str(cell) for _, cell in tables()[0].rows]


def test_it_equals_sql(finished):
    finished(health=6, police=5, social=7)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.sector, COUNT(DISTINCT p.id) FROM training_enrolment e JOIN training_person p"
            " ON p.id = e.person_id WHERE e.state = 'completed' GROUP BY p.sector ORDER BY p.sector"
        )
        assert counts() == [str(count) for _, count in cursor.fetchall()]
    assert str(tables()[0].total) == "18"


def test_a_small_count_is_hidden_with_another_that_would_give_it_away(finished):
    finished(health=6, police=2, social=7)
    table = tables()[0]
    assert [cell.count for _, cell in table.rows] == [None, None, 7]
    assert table.total.count == 15


def test_a_small_count_alone_has_no_total(finished):
    finished(health=3)
    assert tables()[0].total.count is None


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

"""What the database keeps as it is, the desk does not offer to change, or says why it can't be."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.factories import people
from tests.factories.cohorts import (
    make_cohort,
    make_edition,
    make_person,
    make_session,
)
from training.cohorts.services import begin_edition
from training.models import Application, Cohort, Enrolment, Person, Session


def meeting(**fields):
    told = {"topic": "Друга тема", "place": "Сала 2"}
    return {**told, "starts_at": "2015-02-01 10:00", "ends_at": "2015-02-01 12:00", **fields}


def test_a_session_is_changed_and_stays_with_its_group(desk, course):
    group, other = make_cohort(course, title="Прва"), make_cohort(course, title="Друга")
    session = make_session(group)
    address = reverse("training_sessions:edit", args=[session.pk])
    shown = desk.get(address)
    assert 'name="cohort"' not in shown.text
    assert "Прва" in shown.text
    assert desk.post(address, meeting(cohort=other.pk)).status_code == 302
    session.refresh_from_db()
    assert (session.cohort, session.topic) == (group, "Друга тема")


def test_a_new_session_is_of_the_group_that_is_chosen(desk, course):
    group = make_cohort(course)
    desk.post(reverse("training_sessions:add"), meeting(cohort=group.pk))
    assert Session.objects.get().cohort == group


@pytest.mark.parametrize("moment", ["0001-01-01 00:00", "9999-12-31 23:59"])
def test_a_session_at_the_end_of_time_is_said_on_the_form(desk, course, moment):
    session = make_session(make_cohort(course))
    answer = desk.post(
        reverse("training_sessions:edit", args=[session.pk]),
        meeting(starts_at=moment, ends_at=moment),
    )
    assert answer.status_code == 200
    assert {"starts_at", "ends_at"} <= set(answer.context["form"].errors)


@pytest.mark.parametrize("moment", ["0001-01-01 00:00", "9999-12-31 23:59"])
def test_so_is_an_enrolment_until_then(desk, course, moment):
    told = {"cohort": make_cohort(course).pk, "person": make_person().pk, "reason": "По позиву."}
    answer = desk.post(
        reverse("enrolments:add"),
        {**told, "active_from": "2015-01-01 08:00", "active_until": moment},
    )
    assert answer.status_code == 200
    assert "active_until" in answer.context["form"].errors
    assert not Enrolment.objects.exists()


@pytest.mark.parametrize("field", ["starts_on", "ends_on", "applications_from"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_so_is_a_day_of_a_group(desk, course, field, day):
    answer = desk.post(
        reverse("training_groups:add"), group_form(make_edition(course), **{field: day})
    )
    assert answer.status_code == 200
    assert field in answer.context["form"].errors


def group_form(edition, **fields):
    days = {
        "applications_from": "2015-01-01",
        "applications_until": "2015-01-31",
        "starts_on": "2015-02-01",
        "ends_on": "2015-03-01",
    }
    chosen = {"admission": "order", "language": "sr", "sector": "", "activity": ""}
    named = {"edition": edition.pk, "title": "Нова", "capacity": 5, "reason": "Проба."}
    return {**named, **chosen, **days, **fields}


def edit_group(desk, group, edition):
    """Send the form with another edition and nothing else changed; return the group."""
    days = {
        name: getattr(group, name).isoformat()
        for name in ("applications_from", "applications_until", "starts_on", "ends_on")
    }
    kept = {"capacity": group.capacity, "admission": group.admission, "title": group.title, **days}
    answer = desk.post(
        reverse("training_groups:edit", args=[group.pk]), group_form(edition, **kept)
    )
    assert answer.status_code == 302 or answer.context["form"].errors
    return Cohort.objects.get(pk=group.pk), answer


def test_a_group_with_people_keeps_its_edition(desk, course):
    people.trainee(course)
    group = Cohort.objects.get()
    newer = make_edition(course)
    kept, answer = edit_group(desk, group, newer)
    assert answer.status_code == 302
    assert kept.edition == group.edition


def test_a_group_without_people_takes_the_published_edition_alone(desk, course):
    group = make_cohort(course)
    newer = make_edition(course)
    draft = begin_edition(course=course)
    refused, answer = edit_group(desk, group, draft)
    assert "edition" in answer.context["form"].errors
    assert refused.edition == group.edition
    changed, _answer = edit_group(desk, group, newer)
    assert changed.edition == newer
    answer = desk.post(reverse("training_groups:add"), group_form(draft))
    assert "edition" in answer.context["form"].errors


def test_who_decided_about_somebody_does_not_become_them(desk, course, administrator):
    person = make_person(name="Полазник")
    Application.objects.create(
        cohort=make_cohort(course),
        person=person,
        number=1,
        decided_by=administrator,
        state="refused",
        decided_at=timezone.now(),
        submitted_at=timezone.now(),
        sector="police",
        reason="Проба.",
    )
    address = reverse("training_people:edit", args=[person.pk])
    answer = desk.post(address, {"name": person.name, "user": administrator.pk})
    assert answer.status_code == 200
    assert "user" in answer.context["form"].errors
    somebody = people.account("somebody")
    assert desk.post(address, {"name": person.name, "user": somebody.pk}).status_code == 302
    assert Person.objects.get(pk=person.pk).user == somebody

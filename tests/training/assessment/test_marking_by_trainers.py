"""Trainers without a desk mark the free answers of their own groups, behind a second factor."""

import pytest
from django.urls import reverse

from tests.factories import people
from tests.factories.accounts import enter_desk
from tests.factories.cohorts import enrol, make_cohort
from training.assessment import services
from training.cohorts.services import withdraw_enrolment
from training.models import Answer, CohortTrainer, Enrolment, Mark, TrainingEvent


@pytest.fixture
def answer(quiz, enrolment):
    begun = services.start_attempt(enrolment=enrolment, assessment=quiz)
    for key in ("single", "multiple", "ordering", "matching", "number", "free"):
        services.answer_item(attempt=begun, key=f"pitanje-{key}", given="<b>Мој одговор</b>")
    return Answer.objects.get(item__is_free=True)


@pytest.fixture
def address(answer):
    return reverse("mark_taught", args=[answer.pk])


@pytest.fixture
def of_the_group(enrolment):
    """Who teaches the group, and may do nothing else."""
    user = people.account("teaches")
    CohortTrainer.objects.create(cohort=enrolment.cohort, user=user)
    return user


def test_a_trainer_marks_on_the_learners_site(client, of_the_group, answer, address, enrolment):
    enter_desk(client, of_the_group)
    group = reverse("taught_group", args=[enrolment.cohort_id])
    assert address in client.get(group).content.decode()
    shown = client.get(address)
    page = shown.content.decode()
    assert "Потпун одговор." in page
    assert "&lt;b&gt;Мој одговор" in page
    assert "no-store" in shown["Cache-Control"]
    assert client.post(address).status_code == 422
    for wrong in ({}, {"points": "2"}, {"points": "-1"}, {"points": "NaN"}, {"points": "много"}):
        assert client.post(address, {"comment": "Остаје.", **wrong}).status_code == 422
    assert "Остаје." in client.post(address, {"points": "2", "comment": "Остаје."}).text
    marked = client.post(address, {"points": "0.5", "comment": "Добро."})
    assert marked["location"] == group
    (mark,) = Mark.objects.all()
    assert (mark.points, mark.comment, mark.decided_by) == (50, "Добро.", of_the_group)
    (event,) = TrainingEvent.objects.filter(kind="answer.marked")
    assert (event.by, event.person, event.cohort) == (
        of_the_group,
        enrolment.person,
        enrolment.cohort,
    )
    assert event.reason == ""
    # Pressing twice finds that nothing waits any more.
    assert client.post(address, {"points": "1"}).status_code == 404
    assert Mark.objects.count() == 1


def test_without_a_second_factor_nothing_opens(client, of_the_group, address):
    client.force_login(of_the_group)
    answer = client.get(address)
    assert (answer.status_code, "next=" in answer["location"]) == (302, True)
    assert client.post(address, {"points": "1"}).status_code == 403
    assert not Mark.objects.exists()


def test_for_everybody_else_it_is_not_there(client, course, answer, address, enrolment):
    other = people.account("teaches-another-group")
    CohortTrainer.objects.create(cohort=make_cohort(course, title="Друга"), user=other)
    gone = people.account("taught-before")
    CohortTrainer.objects.create(cohort=enrolment.cohort, user=gone).delete()
    fellow = people.account("fellow")
    enrol(fellow, course)
    editor = people.may(people.account("editor"), "wagtailadmin.access_admin")
    for user in (other, gone, fellow, editor, enrolment.person.user):
        enter_desk(client, user)
        for verb in ("get", "head", "post", "options"):
            assert getattr(client, verb)(address).status_code == 404, (user, verb)
    client.logout()
    assert client.get(address).status_code == 404
    assert not Mark.objects.exists()


def test_nobody_marks_their_own_answer(client, answer, address, enrolment):
    mine = enrolment.person.user
    CohortTrainer.objects.create(cohort=enrolment.cohort, user=mine)
    enter_desk(client, mine)
    assert client.post(address, {"points": "1"}).status_code == 422
    assert not Mark.objects.exists()


def test_an_answer_of_somebody_who_left_still_waits(client, of_the_group, address, enrolment):
    withdraw_enrolment(enrolment=Enrolment.objects.get(pk=enrolment.pk))
    enter_desk(client, of_the_group)
    assert client.get(address).status_code == 200

"""Course administrators enrol people and write lessons; nobody else's role reaches enrolments."""

import pytest
from django.urls import reverse

from foundation.access import is_visible
from foundation.models import User
from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from tests.factories.cohorts import make_cohort, make_person
from training.models import Enrolment, LessonPage, TrainingEvent

ELSEWHERE = ["author", "reviewer", "publisher", "campaign_editor", "manager", "administrator"]


@pytest.fixture
def administrator(course):
    return make_account("course_administrator")


@pytest.fixture
def desk(client, administrator):
    return enter_desk(client, administrator)


def test_enrolling_in_the_desk_opens_the_course(desk, course, lesson):
    person = people.account("person")
    form = {
        "cohort": make_cohort(course).pk,
        "person": make_person(person).pk,
        "active_from": "2015-01-01 08:00",
        "active_until": "",
        "reason": "Уписан по позиву.",
    }
    answer = desk.post(reverse("enrolments:add"), form)
    assert answer.status_code == 302
    assert is_visible(person, lesson)


def test_withdrawing_in_the_desk_closes_it(desk, course, lesson):
    person = people.trainee(course)
    enrolment = Enrolment.objects.get(person__user=person)
    address = desk.get(reverse("enrolments:edit", args=[enrolment.pk]))["location"]
    step = {"step": "withdraw", "withdraw-reason": " "}
    assert desk.post(address, step).status_code == 422
    desk.post(address, {**step, "withdraw-reason": "На молбу."})
    assert not is_visible(person, lesson)
    assert TrainingEvent.objects.filter(kind="enrolment.withdrawn", reason="На молбу.").exists()


def test_a_mistake_in_the_dates_is_explained(desk, course):
    person = people.account("person")
    form = {
        "cohort": make_cohort(course).pk,
        "person": make_person(person).pk,
        "active_from": "2015-02-01 08:00",
        "active_until": "2015-01-01 08:00",
        "reason": "Уписан по позиву.",
    }
    answer = desk.post(reverse("enrolments:add"), form)
    assert answer.status_code == 200
    assert not Enrolment.objects.exists()


def test_enrolments_are_withdrawn_not_deleted(desk, course):
    people.trainee(course)
    enrolment = Enrolment.objects.get()
    desk.post(reverse("enrolments:delete", args=[enrolment.pk]))
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize("role", ELSEWHERE)
def test_no_other_role_sees_who_is_enrolled(client, course, role):
    people.trainee(course)
    answer = enter_desk(client, make_account(role)).get(reverse("enrolments:index"))
    assert "trainee@example.org" not in answer.content.decode()


@pytest.mark.parametrize("role", ELSEWHERE)
def test_no_other_role_opens_a_lesson_as_readers_do(client, lesson, paper, role):
    enter_desk(client, make_account(role))
    assert client.get(lesson.get_url()).status_code == 404
    assert client.get(paper.url).status_code == 404


def test_a_course_administrator_opens_every_lesson(desk, lesson, paper):
    assert desk.get(lesson.get_url()).status_code == 200
    assert desk.get(paper.url).status_code == 200


def test_a_course_administrator_writes_lessons_beneath_a_course(desk, course):
    place = ["training", "lessonpage", course.pk]
    assert desk.get(reverse("wagtailadmin_pages:add", args=place)).status_code == 200


def test_a_course_administrator_writes_nothing_outside_the_training_area(desk, course, index):
    home = index.get_parent()
    answer = desk.get(reverse("wagtailadmin_pages:add", args=["centre", "standardpage", home.pk]))
    assert answer.status_code in {302, 403}


def test_a_preview_of_a_lesson_is_for_the_desk_alone(desk, lesson, client):
    address = reverse("wagtailadmin_pages:view_draft", args=[lesson.pk])
    assert lesson.title in desk.get(address).content.decode()
    client.logout()
    assert lesson.title not in client.get(address, follow=True).content.decode()


def test_a_lesson_is_offered_only_beneath_a_course():
    assert LessonPage.parent_page_types == ["training.CoursePage"]


@pytest.fixture
def superuser_desk(client, db):
    return enter_desk(client, User.objects.create_superuser("super@example.org"))


@pytest.mark.parametrize("what", ["the course", "the list it is in", "several at once"])
def test_deleting_a_course_with_people_in_it_is_refused_with_words(
    superuser_desk, course, index, what
):
    people.trainee(course)
    address = {
        "the course": reverse("wagtailadmin_pages:delete", args=[course.pk]),
        "the list it is in": reverse("wagtailadmin_pages:delete", args=[index.pk]),
        "several at once": reverse(
            "wagtail_bulk_action", args=["wagtailcore", "page", "delete"], query={"id": course.pk}
        ),
    }[what]
    answer = superuser_desk.post(address, follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    course.refresh_from_db()


def test_a_course_without_people_is_deleted(superuser_desk, course):
    superuser_desk.post(reverse("wagtailadmin_pages:delete", args=[course.pk]))
    assert not type(course).objects.filter(pk=course.pk).exists()


def test_deleting_the_account_of_a_trainee_is_refused(superuser_desk, course):
    person = people.trainee(course)
    address = reverse("wagtailusers_users:delete", args=[person.pk])
    assert superuser_desk.get(address).status_code == 200
    assert superuser_desk.post(address).status_code in {302, 403}
    person.refresh_from_db()

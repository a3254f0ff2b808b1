"""Course administrators enrol people and write lessons; nobody else's role reaches enrolments."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.access import is_visible
from foundation.models import User
from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from tests.factories.cohorts import make_cohort, make_person
from training.models import Enrolment, Lesson, TrainingEvent

ELSEWHERE = ["author", "reviewer", "publisher", "campaign_editor", "manager", "administrator"]


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


def at(view, *args):
    return reverse(Lesson.snippet_viewset.get_url_name(view), args=args)


def test_a_course_administrator_writes_a_lesson_that_waits_for_its_review(desk, course):
    form = {"title": "Нова лекција", "course": course.pk, "lead": "Увод.", "slug": ""}
    form |= {"body-count": 1, "body-0-deleted": "", "body-0-order": 0, "body-0-type": "heading"}
    form |= {"body-0-value": "Наслов", "body-0-id": ""}
    assert desk.get(at("add")).status_code == 200
    desk.post(at("add"), form)
    lesson = Lesson.objects.get()
    assert (lesson.slug, lesson.course, lesson.live) == ("nova-lekcija", course, False)
    desk.post(at("edit", lesson.pk), {**form, "action-publish": "1"})
    desk.post(at("edit", lesson.pk), {**form, "action-submit": "1"})
    lesson.refresh_from_db()
    assert not lesson.live
    assert "Нова лекција" in desk.get(reverse("desk_list", args=["lesson-drafts"])).text
    assert lesson.current_workflow_state.current_task_state.task.name == "Преглед безбедности"


def test_lessons_are_listed_by_course_and_dragged_into_their_order(desk, course, teach, index):
    first, second, third = (teach(course, f"Лекција {n}", f"l-{n}", body=[]) for n in (1, 2, 3))
    listed = desk.get(at("list"), {"course": course.pk, "ordering": "sort_order"})
    assert [row.pk for row in listed.context["object_list"]] == [first.pk, second.pk, third.pk]
    assert at("reorder", 999999) in listed.text
    assert desk.post(at("reorder", third.pk) + "?position=0").status_code == 200
    assert list(course.lessons.order_by("sort_order")) == [third, first, second]
    Lesson.objects.get(pk=third.pk).save_revision().publish()
    assert list(course.lessons.order_by("sort_order")) == [third, first, second]


def test_the_list_of_lessons_costs_the_same_with_twice_as_many(desk, course, teach):
    for number in range(4):
        teach(course, f"Лекција {number}", f"l-{number}", body=[])
        desk.get(at("list"))
        with CaptureQueriesContext(connection) as asked:
            desk.get(at("list"))
        if number == 1:
            few = len(asked)
    assert len(asked) == few


def test_the_english_lesson_is_begun_and_compared(desk, course, lesson, english, paper):
    assert "није на енглеском" in desk.get(reverse("lesson_side_by_side", args=[lesson.pk])).text
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english).save_revision().publish()
    begun = desk.post(reverse("lesson_begin_english", args=[lesson.pk]))
    draft = Lesson.objects.get(locale=english)
    assert begun["Location"] == at("edit", draft.pk)
    assert (draft.live, draft.course.locale) == (False, english)
    draft.title = "Lesson 1"
    draft.save_revision().publish()
    address = reverse("lesson_side_by_side", args=[lesson.pk])
    said = {"revision": lesson.live_revision_id}
    # Its text is Serbian still.
    desk.post(address, said)
    assert desk.get(address).context["stale_since"]
    draft.body = [("paragraph", "<p>The first lesson.</p>")]
    draft.save_revision().publish()
    told = desk.get(address)
    assert "Lesson 1" in told.text
    assert told.context["stale_since"]
    desk.post(address, said)
    assert desk.get(address).context["stale_since"] is None


def test_a_course_administrator_writes_nothing_outside_the_training_area(desk, course, index):
    home = index.get_parent()
    answer = desk.get(reverse("wagtailadmin_pages:add", args=["centre", "standardpage", home.pk]))
    assert answer.status_code in {302, 403}


def test_a_preview_of_a_lesson_is_for_the_desk_alone(desk, lesson, client):
    lesson.title = "Нацрт"
    address = at("revisions_view", lesson.pk, lesson.save_revision().pk)
    shown = desk.get(address)
    assert "Нацрт" in shown.text
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    client.logout()
    assert "Нацрт" not in client.get(address, follow=True).content.decode()


def test_a_published_address_of_a_lesson_never_changes(lesson):
    lesson.slug = "druga"
    with pytest.raises(ValidationError):
        lesson.full_clean()


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

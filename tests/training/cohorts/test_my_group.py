"""A group's pages are there for its own people, and for nobody else."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from foundation.templatetags.components import long_date
from tests.factories import people, surveys
from tests.factories.accounts import enter_desk
from tests.factories.cohorts import make_person, make_session
from training.cohorts.letters import remind
from training.cohorts.services import (
    Window,
    answer_enquiry,
    ask_trainers,
    change_window,
    note_attendance,
)
from training.models import Attendance, CohortTrainer, Enquiry, Enrolment, TrainingEvent


@pytest.fixture
def enrolment(course):
    return Enrolment.objects.get(person__user=people.trainee(course))


@pytest.fixture
def trainer(enrolment):
    user = people.account("trainer")
    CohortTrainer.objects.create(cohort=enrolment.cohort, user=user)
    return user


def addresses(enrolment, session):
    own = f"/moje-obuke/grupa/{enrolment.pk}/"
    taught = "/moje-obuke/predajem/"
    return {
        "learner": [own, f"{own}sastanci.ics"],
        "trainer": [
            f"{taught}{enrolment.cohort_id}/",
            f"{taught}sastanak/{session.pk}/",
            f"{taught}sastanak/{session.pk}/spisak.pdf",
        ],
    }


def test_own_pages_open_and_for_everybody_else_nothing_is_there(
    client, course, another_course, enrolment, trainer
):
    session = make_session(enrolment.cohort, day=-1)
    pages = addresses(enrolment, session)
    missing = client.get("/moje-obuke/grupa/999/").content
    for user, opened in ((enrolment.person.user, "learner"), (trainer, "trainer")):
        enter_desk(client, user)
        for kind, paths in pages.items():
            for path in paths:
                assert client.get(path).status_code == (200 if kind == opened else 404), path
    for name, outsider in people.outsiders(course, another_course):
        client.logout()
        if outsider.is_authenticated:
            client.force_login(outsider)
        for path in [*pages["learner"], *pages["trainer"]]:
            for method in (client.get, client.head, client.post):
                assert method(path).status_code in {404, 405}, (name, path)
    client.logout()
    shown = client.get(pages["learner"][0]).content
    assert shown.replace(b"/%d/" % enrolment.pk, b"/999/") == missing


def test_a_trainer_without_a_desk_needs_a_second_factor_too(client, enrolment, trainer):
    pages = addresses(enrolment, make_session(enrolment.cohort, day=-1))["trainer"]
    client.force_login(trainer)
    for path in pages:
        answer = client.get(path)
        assert (answer.status_code, "next=" in answer["location"]) == (302, True)
        assert client.post(path).status_code == 403
    # Who teaches nothing is asked for nothing: the page is not there.
    client.force_login(people.account("nobody-else"))
    assert {client.get(path).status_code for path in pages} == {404}


def test_the_calendar_names_neither_course_nor_topic(client, enrolment):
    make_session(enrolment.cohort, topic="Тајна тема")
    client.force_login(enrolment.person.user)
    answer = client.get(f"/moje-obuke/grupa/{enrolment.pk}/sastanci.ics")
    text = answer.content.decode()
    assert "BEGIN:VEVENT" in text
    assert "Тајна" not in text
    assert enrolment.cohort.edition.title not in text
    assert "no-store" in answer["Cache-Control"]


def test_attendance_is_noted_by_list_and_changed_with_a_reason(client, enrolment, trainer):
    session = make_session(enrolment.cohort, day=-1)
    enter_desk(client, trainer)
    address = f"/moje-obuke/predajem/sastanak/{session.pk}/"
    field = f"state-{enrolment.pk}"
    assert client.post(address, {field: "present"}).status_code == 302
    assert client.post(address, {field: "present"}).status_code == 302
    assert client.post(address, {field: "absent"}).status_code == 422
    assert Attendance.objects.get().state == "present"
    assert client.post(address, {field: "absent", "reason": "Забуна."}).status_code == 302
    assert Attendance.objects.get().state == "absent"
    kinds = TrainingEvent.objects.filter(kind__startswith="attendance").values_list("kind")
    assert [kind for (kind,) in kinds] == ["attendance.noted", "attendance.changed"]


def test_nobody_notes_themselves_nor_what_has_not_begun(enrolment, trainer):
    states = {enrolment.pk: "present"}
    with pytest.raises(ValidationError):
        note_attendance(session=make_session(enrolment.cohort, day=2), states=states, by=trainer)
    past = make_session(enrolment.cohort, day=-2)
    with pytest.raises(ValidationError):
        note_attendance(session=past, states=states, by=enrolment.person.user)


def test_a_question_is_answered_once_and_seen_by_its_own_people(client, enrolment, trainer):
    client.force_login(enrolment.person.user)
    address = f"/moje-obuke/grupa/{enrolment.pk}/"
    for _ in range(2):
        assert client.post(address, {"text": "Када је тест?"}).status_code == 302
    enquiry = Enquiry.objects.get()
    answer_enquiry(enquiry=enquiry, text="У петак.", by=trainer)
    assert "У петак." in client.get(address).content.decode()
    with pytest.raises(ValidationError):
        answer_enquiry(enquiry=enquiry, text="Сутра.", by=trainer)
    for number in range(10):
        ask_trainers(enrolment=enrolment, text=f"Питање {number}")
    assert client.post(address, {"text": "Још једно"}).status_code == 422


def test_another_end_of_access_needs_a_reason(enrolment, trainer):
    later = timezone.now() + timedelta(days=400)
    with pytest.raises(ValidationError):
        change_window(enrolment=enrolment, window=Window(closes=later), by=trainer, reason="")
    change_window(enrolment=enrolment, window=Window(closes=later), by=trainer, reason="Болест.")
    enrolment.refresh_from_db()
    assert enrolment.active_until == later
    assert TrainingEvent.objects.filter(kind="enrolment.window", reason="Болест.").exists()


def test_tomorrow_s_sessions_are_reminded_of(enrolment, mailoutbox):
    first = make_session(enrolment.cohort, day=1, topic="Тајна тема")
    make_session(enrolment.cohort, day=5)
    assert remind() == 1
    assert "Тајна" not in mailoutbox[0].subject + mailoutbox[0].body
    begins = timezone.localtime(first.starts_at)
    # A day that something happens on is said in the genitive, whose month is not the table's.
    assert f"почиње {long_date(begins)} у {begins:%H:%M}." in mailoutbox[0].body


def test_from_my_courses_one_gets_to_quizzes_surveys_and_own_data(client, enrolment):
    client.force_login(enrolment.person.user)
    # Who is asked nothing would find nothing.
    assert reverse("surveys") not in client.get("/moje-obuke/").content.decode()
    surveys.open_round(surveys.make_survey(), enrolment.cohort)
    for address in ("/moje-obuke/", "/sr-latn/moje-obuke/"):
        text = client.get(address).content.decode()
        prefix = address.removesuffix("/moje-obuke/")
        for name in ("assessments", "surveys", "records_own"):
            assert f'href="{prefix}{reverse(name)}"' in text
    group = client.get(f"/moje-obuke/grupa/{enrolment.pk}/").content.decode()
    assert f'href="{reverse("assessments")}"' in group
    assert f'href="{reverse("my_courses")}"' in group


def test_a_group_costs_the_same_with_twice_the_sessions(client, enrolment):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(enrolment.person.user)
    counts = []
    for day in (1, 2):
        make_session(enrolment.cohort, day=day)
        client.get(f"/moje-obuke/grupa/{enrolment.pk}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/moje-obuke/grupa/{enrolment.pk}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_shared_mailbox_is_no_account(course):
    assert make_person(email="csr@example.org").user is None


@pytest.mark.parametrize("prefix", ["", "/sr-latn", "/en"])
def test_what_quizzes_stand_beneath_leads_to_my_courses_for_good(client, enrolment, prefix):
    answer = client.get(f"{prefix}/moja-obuka/")
    assert (answer.status_code, answer["location"]) == (301, f"{prefix}/moje-obuke/")
    # Who is not signed in is asked to, and comes back to it.
    asked = client.get(answer["location"])
    assert (asked.status_code, f"next={prefix}/moje-obuke/" in asked["location"]) == (302, True)
    client.force_login(enrolment.person.user)
    assert client.get(f"{prefix}/moja-obuka/", follow=True).status_code == 200


def test_a_question_is_sent_by_the_button_of_its_form(client, enrolment):
    client.force_login(enrolment.person.user)
    own = f"/moje-obuke/grupa/{enrolment.pk}/"
    form = client.get(own).text.partition("<textarea")[2].partition("</form>")[0]
    assert 'type="submit"' in form
    assert "<a " not in form
    assert client.post(own, {"text": "Може ли поново?"}).status_code == 302
    assert Enquiry.objects.get().text == "Може ли поново?"


def test_whoever_notes_attendance_finds_the_way_back_above_the_list(client, enrolment, trainer):
    session = make_session(enrolment.cohort, day=-1)
    enter_desk(client, trainer)
    shown = client.get(f"/moje-obuke/predajem/sastanak/{session.pk}/").text
    trail = shown.partition('class="breadcrumb')[2].partition("</nav>")[0]
    assert reverse("my_courses") in trail
    assert reverse("taught_group", args=[enrolment.cohort_id]) in trail

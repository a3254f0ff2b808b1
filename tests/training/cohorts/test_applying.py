"""From application to seat: sent once, decided by somebody else with a reason, seated in order."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories import people
from tests.factories.cohorts import make_cohort, make_person, put_days
from tests.factories.copies import make_copy
from training.cohorts.services import (
    apply_as_stranger,
    apply_for_seat,
    change_group,
    decide_application,
    withdraw_application,
)
from training.models import Application, Cohort, Enrolment, Person, SectorDuty

SENT = {"institution": "ЦСР", "sector": "social"}


@pytest.fixture
def decides(db):
    return people.account("decides")


def send(cohort, person=None):
    return apply_for_seat(cohort=cohort, person=person or make_person(), **SENT)


def accept(application, by):
    return decide_application(application=application, accepts=True, by=by, reason="Испуњава.")


def test_pressing_twice_leaves_one(course):
    cohort, person = make_cohort(course), make_person()
    assert send(cohort, person) == send(cohort, person)
    stranger = {"name": "Полазник 9", "email": "a@example.org", "municipality_code": "", **SENT}
    first = apply_as_stranger(cohort=cohort, **stranger)
    assert apply_as_stranger(cohort=cohort, **{**stranger, "email": "A@example.org"}) == first
    colleague = apply_as_stranger(cohort=cohort, **{**stranger, "name": "Полазник 10"})
    assert [first.number, colleague.number] == [2, 3]


def test_a_group_is_closed_outside_its_days(course):
    cohort = make_cohort(course, applications_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(ValidationError):
        send(cohort)


def test_accepted_beyond_the_seats_waits_and_moves_up_in_order(course, decides):
    cohort = make_cohort(course, capacity=1)
    sent = [send(cohort) for _ in range(4)]
    # Decided in another order than they came.
    states = [accept(sent[at], decides).state for at in (0, 3, 2)]
    assert states == ["accepted", "waiting", "waiting"]
    withdraw_application(application=sent[0])
    sent[2].refresh_from_db()
    assert sent[2].state == "accepted"
    assert Enrolment.objects.get(state="active").person == sent[2].person
    change_group(cohort=cohort, capacity=2, by=decides, reason="Већа сала.")
    sent[3].refresh_from_db()
    assert sent[3].state == "accepted"
    assert withdraw_application(application=sent[0]).state == "withdrawn"


def test_a_decision_needs_a_reason_and_another_person(course, decides):
    application = send(make_cohort(course), make_person(decides))
    with pytest.raises(ValidationError):
        accept(application, decides)
    with pytest.raises(ValidationError):
        decide_application(
            application=application, accepts=False, by=people.account("other"), reason=" "
        )
    refused = decide_application(
        application=application, accepts=False, by=people.account("another"), reason="Касно."
    )
    assert refused.state == "refused"
    with pytest.raises(ValidationError):
        accept(refused, people.account("third"))


def test_letters_name_no_course(course, decides, mailoutbox, django_capture_on_commit_callbacks):
    person = make_person(email="a@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        accept(send(make_cohort(course), person), decides)
    assert len(mailoutbox) == 3
    for letter in mailoutbox:
        assert course.title not in letter.subject + letter.body
        assert "обуци" in letter.subject


def test_a_stranger_applies_in_a_form_without_a_cookie(course, client, time_machine_at):
    cohort = make_cohort(course)
    address = f"/prijava-za-obuku/{cohort.pk}/"
    begun = timezone.now()
    with time_machine_at(begun):
        page = client.get(address)
        assert page.status_code == 200
        assert not client.cookies
        form = {
            "token": page.context["form"].token,
            "person_name": "Полазник 1",
            "email": "a@example.org",
            **SENT,
        }
        form["municipality_code"] = (
            page.context["form"].fields["municipality_code"].choices[1][1][0][0]
        )
    with time_machine_at(begun + timedelta(seconds=9)):
        answer = client.post(address, form, headers={"origin": "http://testserver"})
    assert answer.status_code == 302
    assert Application.objects.get().person.name == "Полазник 1"
    assert client.get(answer.url).status_code == 200


def test_who_is_signed_in_applies_and_finds_it_under_my_courses(course, client):
    cohort = make_cohort(course)
    client.force_login(people.account("person"))
    page = client.get(f"/prijava-za-obuku/{cohort.pk}/moja/")
    code = page.context["form"].fields["municipality_code"].choices[1][1][0][0]
    form = {"person_name": "Полазник 2", "municipality_code": code, **SENT}
    for _ in range(2):
        answer = client.post(f"/prijava-za-obuku/{cohort.pk}/moja/", form)
        assert answer.status_code == 302
    assert Application.objects.count() == 1
    assert course.title in client.get("/moje-obuke/").content.decode()
    address = f"/moje-obuke/prijava/{Application.objects.get().pk}/odustajem/"
    assert client.get(address).status_code == 200
    client.post(address)
    assert Application.objects.get().state == "withdrawn"


def test_the_page_of_a_course_offers_its_open_groups(course, client):
    cohort = make_cohort(course, title="Јесења група")
    assert f"/prijava-za-obuku/{cohort.pk}/" in client.get(course.get_url()).content.decode()
    put_days(cohort, applications_until=timezone.localdate() - timedelta(days=1))
    assert "Јесења група" not in client.get(course.get_url()).content.decode()
    assert client.get(f"/prijava-za-obuku/{cohort.pk}/").status_code == 404


def test_the_queue_shows_own_sectors_alone(course, client, rf):
    from training.cohorts.desk.applications import applications_to_decide

    user = people.may(people.account("decides-here"), "training.administer_courses")
    send(make_cohort(course))
    assert not applications_to_decide(user).exists()
    SectorDuty.objects.create(user=user, sector="police")
    assert not applications_to_decide(user).exists()
    SectorDuty.objects.create(user=user, sector="social")
    assert applications_to_decide(user).count() == 1
    assert not applications_to_decide(people.account("nobody-here")).exists()


APPLICANTS, SEATS = 40, 10


@pytest.mark.needs("postgresql")
def test_forty_apply_at_once_for_ten_seats(request, tmp_path, django_db_blocker):
    copy = make_copy("postgresql", request, tmp_path, django_db_blocker)
    assert copy.run(_prepare) == [0]
    assert copy.run(_apply_once_each, times=APPLICANTS) == [0] * APPLICANTS
    seated, waiting = copy.ask(_outcome)
    assert seated == list(range(1, SEATS + 1))
    assert waiting == list(range(SEATS + 1, APPLICANTS + 1))


def _prepare():
    from centre import site_tree
    from training.models import CourseIndexPage, CoursePage

    index = site_tree.publish(CourseIndexPage(title="Обука", slug="obuka"), site_tree.home("sr"))
    page = CoursePage(title="Обука", slug="prva", aim="Учење.", audience="Сви.", hours=8)
    page.outline = [("module", "Појам")]
    make_cohort(site_tree.publish(page, index), capacity=SEATS, admission="order")


def _apply_once_each():
    import os

    send(Cohort.objects.get(), Person.objects.create(name=f"Полазник {os.getpid()}"))


def _outcome():
    numbers = Application.objects.order_by("number").values_list("state", "number")
    assert Enrolment.objects.filter(state="active").count() == SEATS
    return (
        [number for state, number in numbers if state == "accepted"],
        [number for state, number in numbers if state == "waiting"],
    )

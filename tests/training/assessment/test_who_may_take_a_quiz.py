"""Everybody else finds nothing at every address, whatever the verb."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from tests.factories import people
from tests.training.assessment.walking_through import begin
from training.models import Attempt, CoursePage

VERBS = ("get", "head", "post", "put", "patch", "delete", "options")


@pytest.fixture
def another_course(course):
    from foundation.publishing import publish

    page = CoursePage(title="Дете", slug="dete", aim="А", audience="Б", hours=2)
    page.locale, page.outline = course.locale, [("module", "Појам")]
    return publish(page, course.get_parent())


@pytest.fixture
def addresses(client, enrolment, quiz):
    client.force_login(enrolment.person.user)
    begin(client, "provera")
    key = Attempt.objects.get().key
    client.logout()
    return [
        reverse("assessments"),
        reverse("assessment", args=["provera"]),
        reverse("attempt", args=[key]),
        reverse("attempt_hand_in", args=[key]),
        reverse("attempt_answered", args=[key, "pitanje-single"]),
    ]


def test_outsiders_find_nothing(client, course, another_course, addresses):
    own_list = addresses[0]
    for name, person in people.outsiders(course, another_course):
        client.logout()
        if not isinstance(person, AnonymousUser):
            client.force_login(person)
        verbs = VERBS if name == "account_without_a_course" else ("get", "post")
        for address, verb in product(addresses, verbs):
            if address == own_list and name == "trainee_of_another_course":
                continue
            answer = getattr(client, verb)(address)
            assert (name, address, verb, answer.status_code) == (name, address, verb, 404)
    assert Attempt.objects.get().is_open


def test_another_learner_of_the_course_finds_no_attempt(client, course, addresses):
    client.force_login(people.trainee(course, "neighbour"))
    for address, verb in product(addresses[2:], VERBS):
        assert getattr(client, verb)(address).status_code == 404


def test_a_learner_of_another_course_sees_only_their_own(client, another_course, addresses):
    client.force_login(people.trainee(another_course, "else"))
    assert "Провера" not in client.get(addresses[0]).text.split("<main")[1].split("</h1>")[1]


def test_answers_are_kept_by_no_cache_and_found_by_no_robot(client, enrolment, addresses):
    client.force_login(enrolment.person.user)
    for address in addresses[:4]:
        answer = client.get(address)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]


def test_a_list_asks_the_same_number_of_queries_with_twice_as_much(
    client, course, enrolment, quiz, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.factories import assessment as make

    client.force_login(enrolment.person.user)
    begin(client, "provera")
    url = reverse("assessments")
    client.get(url)
    with CaptureQueriesContext(connection) as first:
        client.get(url)
    count = len(first)
    for number in range(4):
        make.make_case(course, slug=f"slucaj-{number}")
        begin(client, f"slucaj-{number}")
    client.get(url)
    with django_assert_num_queries(count):
        client.get(url)

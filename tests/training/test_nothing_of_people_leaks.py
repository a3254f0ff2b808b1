"""A word planted in each thing that is held about people in training (names, addresses, private
questions, attendance, marks, imports, invitations, surveys) is on no public surface and on no other
learner's.
"""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import people
from tests.factories.cohorts import make_cohort, make_person
from tests.training import crawler
from tests.training.crawler import everything
from tests.training.people_planted import OF_THE_GROUP, OWN, plant_people
from training.cohorts.services import enrol_person
from training.models import Enrolment

pytestmark = pytest.mark.walk

STARTS = ("/moje-obuke/", "/moja-obuka/provere/", "/moja-obuka/ankete/", "/moji-podaci/")
SEARCHES = [
    f"{prefix}/pretraga/{kind}"
    for prefix in ("", "/sr-latn", "/en")
    for kind in ("", "json/", "rss/", "predlozi/")
]


@pytest.fixture
def learner(course, lesson):
    return Enrolment.objects.get(person__user=people.trainee(course, "learner"))


@pytest.fixture
def planted(course, learner, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        trainer = people.account("trainer")
        return plant_people(course, learner.cohort, learner, trainer)


def others(course, another_course, group):
    """Give everybody who is not the learner, and what each may meet."""
    yield "reader", None, set()
    yield "account without a course", people.account("nobody"), set()
    yield "trainee of another course", people.trainee(another_course, "another"), set()
    beside = people.account("beside")
    enrol_person(person=make_person(beside), cohort=make_cohort(course))
    yield "trainee of another group", beside, set()
    same = people.account("same")
    enrol_person(person=make_person(same), cohort=group)
    yield "trainee of the same group", same, OF_THE_GROUP
    yield "withdrawn", people.withdrawn_trainee(course), set()
    yield "author", people.may(people.account("author"), "wagtailadmin.access_admin"), set()


def test_no_surface_of_anybody_else_tells_any_of_it(planted, learner, course, another_course):
    told = {}
    for name, person, may in others(course, another_course, learner.cohort):
        visitor = Client()
        if person:
            visitor.force_login(person)
        answers = crawler.read(visitor, *STARTS, reverse("records_take"))
        assert course.get_url() in answers
        for where, text in answers.items():
            if found := planted.found_in(text, but=may):
                told[name, where] = found
    assert told == {}


def test_what_is_searched_for_is_not_found(planted, client):
    for place, word in planted.words.items():
        for surface in SEARCHES:
            text = everything(client.get(surface, {"q": word})).replace(word, "")
            assert planted.found_in(text) == [], (place, surface)


def test_the_learner_meets_what_is_theirs_and_nothing_of_others(planted, learner):
    visitor = Client()
    visitor.force_login(learner.person.user)
    pages = {**crawler.read(visitor, *STARTS)}
    seen = set(planted.found_in(*pages.values()))
    assert seen - OWN == set()
    assert {"name", "question", "answer", "free answer", "topic"} <= seen

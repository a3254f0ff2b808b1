"""What a lesson shows is kept for whoever holds its key: never old, nor what stands there for
somebody else.
"""

import datetime

import pytest
import time_machine
from django.test import RequestFactory
from django.utils import timezone

from foundation import generation
from foundation.keeping import parts
from tests.factories import people
from tests.factories.cohorts import make_cohort
from training.models import CohortTrainer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_parts")]
BODY = [("heading", "Први део"), ("paragraph", "<p>Прве речи.</p>"), ("heading", "Други део")]
STOP = "Овде стајем"


@pytest.fixture
def lessons(course, teach):
    return [teach(course, f"Лекција {n}", f"lekcija-{n}", body=BODY) for n in (1, 2)]


@pytest.fixture
def address(lessons):
    return lessons[0].get_url()


def reader_of(client, user):
    """A browser of its own in which somebody is signed in."""
    reader = type(client)()
    reader.force_login(user)
    reader.user = user
    return reader


@pytest.fixture
def learner(client, course):
    return reader_of(client, people.trainee(course))


@pytest.fixture
def trainer(client, course):
    user = people.account("trainer")
    CohortTrainer.objects.create(cohort=make_cohort(course), user=user)
    return reader_of(client, user)


def read(reader, address):
    answer = reader.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("learner_reads_first", [True, False])
def test_who_holds_the_same_key_stands_elsewhere(learner, trainer, address, learner_reads_first):
    for reader in (learner, trainer) if learner_reads_first else (trainer, learner):
        text = read(reader, address)
        assert "Прве речи." in text
        assert (STOP in text) == (reader is learner)


def test_who_holds_no_key_finds_nothing(client, learner, address, course, another_course):
    read(learner, address)
    elsewhere = people.trainee(another_course, "trainee-of-another-course")
    for stranger in (client, reader_of(client, elsewhere)):
        assert stranger.get(address).status_code == 404
        assert "lekcija-1" not in read(stranger, course.get_url())


def test_a_change_is_there_at_once(learner, lessons, address):
    read(learner, address)
    first, second = lessons
    first.body = [("paragraph", "<p>Друге речи.</p>")]
    first.save_revision().publish()
    second.title = "Последња лекција"
    second.save_revision().publish()
    text = read(learner, address)
    assert "Друге речи." in text
    assert "Прве речи." not in text
    assert "Последња лекција" in text
    second.unpublish()
    assert "Последња лекција" not in read(learner, address)


def test_a_preview_shows_what_is_not_stored_and_leaves_nothing(learner, lessons, address):
    read(learner, address)
    draft = lessons[0]
    draft.body = [("paragraph", "<p>Друге речи.</p>")]
    preview = draft.make_preview_request().rendered_content
    assert "Друге речи." in preview
    assert "Прве речи." not in preview
    assert "Друге речи." not in read(learner, address)


def test_each_script_has_its_own(learner, address):
    assert "Прве речи." in read(learner, address)
    assert "Prve reči." in read(learner, "/sr-latn" + address)


def test_a_second_reading_asks_a_dozen_times(learner, address, django_assert_max_num_queries):
    read(learner, address)
    with django_assert_max_num_queries(12):
        read(learner, address)


def test_a_lesson_that_ends_is_gone_in_its_minute(learner, lessons, address):
    ends = timezone.now().replace(microsecond=0) + datetime.timedelta(minutes=1)
    lessons[0].expire_at = ends
    lessons[0].save_revision().publish()
    beside = lessons[1].get_url()
    with time_machine.travel(ends - datetime.timedelta(seconds=1), tick=False):
        assert "Прве речи." in read(learner, address)
        assert f'href="{address}"' in read(learner, beside)
    with time_machine.travel(ends, tick=False):
        assert learner.get(address).status_code == 404
        assert f'href="{address}"' not in read(learner, beside)


def test_a_preview_of_the_course_leads_nobody_to_an_address_that_is_not_there(
    learner, course, address
):
    draft = type(course).objects.get(pk=course.pk)
    draft.slug = "tek-nacrt"
    draft.set_url_path(draft.get_parent())
    request = RequestFactory().get("/", SERVER_NAME="localhost")
    request.user = learner.user
    draft.make_preview_request(request).render()
    text = read(learner, course.get_url())
    assert "tek-nacrt" not in text
    assert address in text


def test_addresses_that_somebody_made_up_push_nothing_out(
    learner, course, address, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(parts, "_of_pages", parts.Parts(most=12))
    read(learner, address)
    for number in range(20):
        assert learner.get(f"{course.get_url()}ne-{number}/").status_code == 404
    with django_assert_max_num_queries(12):
        read(learner, address)


def test_a_draft_drops_nothing(learner, lessons, address):
    before = generation.current()
    lessons[0].title = "Тек нацрт"
    lessons[0].save_revision()
    assert generation.current() == before
    assert "Тек нацрт" not in read(learner, address)

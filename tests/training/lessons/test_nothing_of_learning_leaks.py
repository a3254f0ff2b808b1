"""Words planted in what only learners meet (a quiz, its question, a case, a meeting, a question to
the trainers, a certificate's template, the pack) are on no page that others reach by links.
"""

import io
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import people
from tests.factories.assessment import make_case, make_question, make_quiz, make_sign
from tests.factories.cohorts import enrol, make_session
from tests.training import crawler
from tests.training.crawler import everything
from tests.training.secrets_planted import Planted
from training.cohorts.services import ask_trainers
from training.lessons.services import note_lesson_read
from training.models import CertificateTemplate

OWN = ("/moje-obuke/", "/moja-obuka/provere/", "/moja-obuka/ankete/", "/moji-podaci/")


@pytest.fixture
def planted(course, lesson):
    """Plant a word in each, and let a learner have read the lesson."""
    planted = Planted()
    make_sign()
    words = {"prompt": planted.plant("question"), "explanation": planted.plant("explanation")}
    make_question("single", **words)
    make_quiz(course, kinds=["single"], title=planted.plant("quiz"), lead=planted.plant("lead"))
    make_case(course, title=planted.plant("case"))
    enrolment = enrol(people.account("learner"), course)
    topic, place = planted.plant("topic"), planted.plant("place")
    make_session(enrolment.cohort, day=2, topic=topic, place=place)
    ask_trainers(enrolment=enrolment, text=planted.plant("question to the trainers"))
    CertificateTemplate.objects.create(
        heading="Уверење",
        statement=planted.plant("template"),
        organiser="Центар",
        accreditation="1",
        place="Београд",
        signatory="Директор",
        live=True,
    )
    note_lesson_read(enrolment=enrolment, lesson=lesson)
    return planted


@pytest.mark.walk
@pytest.mark.parametrize("who", ["reader", "trainee of another course"])
def test_no_page_that_others_reach_tells_any_of_it(planted, course, lesson, another_course, who):
    visitor = Client()
    if who != "reader":
        visitor.force_login(people.trainee(another_course, "another"))
    answers = crawler.read(visitor, *OWN)
    assert course.get_url() in answers
    told = {where: found for where, text in answers.items() if (found := planted.found_in(text))}
    assert told == {}


def test_the_learner_meets_all_but_what_comes_later_and_the_pack_holds_no_quiz(planted, course):
    learner = Client()
    learner.force_login(people.User.objects.get(email="learner@example.org"))
    seen = planted.found_in(*(everything(learner.get(address)) for address in OWN))
    assert {"quiz", "case"} <= set(seen)
    assert not {"question", "explanation"} & set(seen)
    answer = learner.get(reverse("course_pack", args=[course.pk]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    texts = [archive.read(name).decode(errors="replace") for name in archive.namelist()]
    assert planted.found_in(*texts) == []

"""The demonstration's course is whole, says that it is an example, and is loaded once."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from foundation.access import PUBLIC, is_visible, key_of
from foundation.models import SiteDocument
from foundation.safety.rules import findings
from foundation.translation import original_of, stale_since
from tests.factories import people
from training.access import survey_tickets
from training.demo.course import GROUPS, TRAINEE, enrol_trainee, prepare
from training.lessons.queries import read_every_lesson
from training.lessons.recordings import LessonBody, recordings_of
from training.models import (
    Certificate,
    Cohort,
    CourseActivity,
    CourseIndexPage,
    CoursePage,
    Enrolment,
    Lesson,
    SurveyResult,
)

COUNTED = [
    CourseActivity,
    CourseIndexPage,
    CoursePage,
    Enrolment,
    Lesson,
    SiteDocument,
]


@pytest.fixture
def loaded(demonstration, db):
    """The whole demonstration, as everybody gets it."""


def counts():
    return [model.objects.count() for model in COUNTED]


def test_loading_again_changes_nothing(loaded):
    before = counts()
    prepare()
    enrol_trainee()
    assert counts() == before


def test_without_the_trainee_s_account_nobody_more_is_enrolled(loaded):
    people.User.objects.filter(email=TRAINEE).update(email="another@example.org")
    before = counts()
    enrol_trainee()
    assert counts() == before


def test_the_course_is_public_in_both_languages_and_the_lesson_in_none(loaded):
    assert {key_of(course) for course in CoursePage.objects.all()} == {PUBLIC}
    assert {course.locale.language_code for course in CoursePage.objects.all()} == {"sr", "en"}
    lesson = Lesson.objects.get(title="Дело, начин и циљ")
    trainee = people.User.objects.get(email=TRAINEE)
    assert is_visible(trainee, lesson)
    assert not is_visible(people.account("stranger"), lesson)


@pytest.mark.parametrize("prefix", ["", "/sr-latn", "/en"])
def test_the_course_says_that_it_is_an_example(loaded, client, prefix):
    language = "en" if prefix == "/en" else "sr"
    course = CoursePage.objects.filter(locale__language_code=language).first()
    answer = client.get(course.get_url() if language == "en" else prefix + course.get_url())
    words = {"": "Пример", "/sr-latn": "Primer", "/en": "example"}[prefix]
    assert words in answer.content.decode()


def test_the_first_course_teaches_all_it_promises_and_there_is_a_second(loaded):
    first, second = CoursePage.objects.filter(locale__language_code="sr").order_by("path")
    lessons = first.lessons.order_by("sort_order")
    assert len(lessons) == len(first.outline) == 11
    assert second.lessons.count() == len(second.outline) == 3


def test_every_lesson_says_that_it_is_an_example(loaded):
    words = {"sr": "Пример садржаја", "en": "Example content, in a draft translation"}
    for lesson in Lesson.objects.all():
        assert words[lesson.locale.language_code] in lesson.body[0].value["title"], lesson


def test_the_english_lesson_is_the_serbian_one_and_shows_its_file(loaded, client):
    english = Lesson.objects.get(locale__language_code="en")
    serbian = original_of(english)
    assert serbian.title == "Дело, начин и циљ"
    assert stale_since(english) is None
    kinds = [[block.block_type for block in lesson.body] for lesson in (serbian, english)]
    assert kinds[0] == kinds[1]
    client.force_login(people.User.objects.get(email=TRAINEE))
    page = client.get(english.get_url()).content.decode()
    assert SiteDocument.objects.get(title__startswith="Подсетник").url in page
    assert "Next lesson, in Serbian" in page


def test_who_is_in_the_other_group_learns_the_same_and_sees_nothing_of_this_one(loaded, client):
    one, other = (Enrolment.objects.get(person__user__email=each) for each in GROUPS)
    assert one.cohort.edition_id == other.cohort.edition_id
    client.force_login(other.person.user)
    assert client.get(Lesson.objects.get(title="Дело, начин и циљ").get_url()).status_code == 200
    for name in ("my_group", "my_calendar"):
        assert client.get(reverse(name, args=[other.pk])).status_code == 200
        assert client.get(reverse(name, args=[one.pk])).status_code == 404
    mine = client.get("/moje-obuke/").content.decode()
    assert other.cohort.title in mine
    assert one.cohort.title not in mine


def test_the_trainee_goes_on_in_the_second_lesson(loaded, client):
    client.force_login(people.User.objects.get(email=TRAINEE))
    page = client.get("/moje-obuke/").content.decode()
    assert "Прочитано лекција: 1 од 11" in page
    assert "lekcija-2/#deo-2" in page
    english = CoursePage.objects.filter(locale__language_code="en").order_by("path").first()
    page = client.get(english.get_url()).content.decode()
    assert "1 of 11 lessons read" in page
    assert "The next lesson is in Serbian." in page
    assert 'lang="sr-Cyrl">Облици и методе' in page


def test_the_lesson_opens_its_handout_as_a_word_document(loaded, client):
    client.force_login(people.User.objects.get(email=TRAINEE))
    lesson = Lesson.objects.get(title="Дело, начин и циљ")
    paper = SiteDocument.objects.get(title__startswith="Подсетник")
    assert paper.url in client.get(lesson.get_url()).content.decode()
    document = Document(BytesIO(b"".join(client.get(paper.url).streaming_content)))
    assert document.paragraphs[0].text == paper.title
    assert document.tables[0].rows[0].cells[0].text == "Радња"


def test_the_course_serves_activities_of_the_plan(loaded):
    course = CoursePage.objects.filter(locale__language_code="sr").order_by("path").first()
    served = course.served_activities.values_list("activity__slug", flat=True)
    assert set(served) == {"1.1.3", "2.2.1"}


def test_no_lesson_is_short_each_names_its_sources_and_one_has_a_film(loaded):
    lessons = Lesson.objects.order_by("course", "sort_order")
    words = {lesson.pk: len(LessonBody().as_text(lesson.body).split()) for lesson in lessons}
    assert all(500 <= count <= 750 for count in words.values()), words
    for lesson in lessons:
        headings = [block.value for block in lesson.body if block.block_type == "heading"]
        callouts = [block.value["title"] for block in lesson.body if block.block_type == "callout"]
        assert {"Извори", "Sources"} & set(headings), lesson
        assert any("змишљен" in title or "invented" in title for title in callouts), lesson
    assert [lesson.slug for lesson in lessons if recordings_of(lesson.body)] == ["lekcija-4"]


def test_no_lesson_would_be_refused_by_the_safety_check(loaded):
    refused = {
        (lesson.slug, finding.passage)
        for lesson in Lesson.objects.all()
        for finding in findings(lesson)
        if finding.is_blocking
    }
    assert refused == set()


def test_who_was_certified_had_read_every_lesson(loaded):
    over = Cohort.objects.get(title="Пример завршене групе")
    assert over.edition.needs_lessons
    certified = set(Certificate.objects.values_list("enrolment", flat=True))
    assert len(certified) == over.enrolments.count() - 1
    assert certified == read_every_lesson(over)


def test_one_may_apply_for_either_course(loaded):
    for course in CoursePage.objects.filter(locale__language_code="sr"):
        (group,) = Cohort.objects.applied_to_on(timezone.localdate()).filter(edition__course=course)
        assert group.applications.filter(state="pending").count() == 5


def test_a_survey_asks_the_trainee_and_has_a_result_of_those_who_finished(loaded):
    trainee = people.User.objects.get(email=TRAINEE)
    (ticket,) = survey_tickets(trainee)
    assert not ticket.is_used
    result = SurveyResult.objects.order_by("-responses").first()
    assert (result.responses, result.round.cohort.title) == (10, "Пример завршене групе")

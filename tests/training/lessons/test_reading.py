"""A learner says that a lesson was read, stops in it, and goes on elsewhere, by POST alone."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml.html import document_fromstring

from tests.factories import people
from tests.factories.accounts import enter_desk
from tests.factories.cohorts import enrol, make_cohort, make_edition
from training.certificates.rules import standings
from training.lessons.services import note_lesson_read
from training.models import CourseEdition, Enrolment, Lesson, LessonProgress

BODY = [
    ("paragraph", "<p>Увод.</p>"),
    ("heading", "Први део"),
    ("paragraph", "<p>Реч.</p>"),
    ("heading", "Други део"),
    ("heading", "Трећи део"),
]


@pytest.fixture
def lessons(course, teach):
    return [teach(course, f"Лекција {n}", f"lekcija-{n}", body=BODY) for n in (1, 2, 3)]


@pytest.fixture
def learner(client, course, lessons):
    client.force_login(people.trainee(course))
    return client


def read(client, lesson, **more):
    return client.post(reverse("lesson_read", args=[lesson.pk]), **more)


def stop(client, lesson, section, **more):
    return client.post(reverse("lesson_place", args=[lesson.pk]), {"section": section, **more})


def body(answer):
    return answer.content.decode()


def test_reading_leads_to_the_next_lesson_and_at_last_to_the_group(learner, lessons, course):
    assert read(learner, lessons[1])["Location"] == lessons[2].get_url()
    assert read(learner, lessons[2])["Location"] == lessons[0].get_url()
    assert read(learner, lessons[0])["Location"].startswith("/moje-obuke/grupa/")
    assert "Прочитано лекција: 3 од 3" in body(learner.get(reverse("my_courses")))


def test_pressing_twice_leaves_one(learner, lessons):
    for _ in range(2):
        assert read(learner, lessons[0]).status_code == 302
    assert LessonProgress.objects.count() == 1


def test_opening_pages_notes_nothing(learner, lessons, course):
    for address in (lessons[0].get_url(), course.get_url(), reverse("my_courses")):
        learner.get(address)
    for name in ("lesson_read", "lesson_place"):
        assert learner.get(reverse(name, args=[lessons[0].pk])).status_code == 405
    assert not LessonProgress.objects.exists()


def test_one_goes_on_where_one_stopped_on_another_device(learner, lessons, course):
    answer = stop(learner, lessons[1], 2)
    assert answer["Location"] == f"{lessons[1].get_url()}#deo-2"
    onward = f'href="{lessons[1].get_url()}#deo-2"'
    for address in (course.get_url(), reverse("my_courses"), "/sr-latn" + course.get_url()):
        expected = onward.replace('href="', 'href="/sr-latn') if "latn" in address else onward
        assert expected in body(learner.get(address)), address
    assert "овде сте стали" in body(learner.get(lessons[1].get_url()))


def test_the_script_is_answered_with_nothing(learner, lessons):
    answer = stop(learner, lessons[0], 3, quiet=1)
    assert (answer.status_code, answer.content) == (204, b"")
    assert LessonProgress.objects.get().section == 3


@pytest.mark.parametrize("sent", ["", "-1", "9", "99999999999", "²", "' OR 1=1", "1.5"])
def test_a_place_that_is_not_there_is_the_beginning(learner, lessons, sent):
    assert stop(learner, lessons[0], sent).status_code == 302
    assert LessonProgress.objects.get().section == 0


def test_for_outsiders_there_is_nothing(client, lessons, outsiders):
    addresses = [reverse(name, args=[lessons[0].pk]) for name in ("lesson_read", "lesson_place")]
    for who, person in outsiders:
        client.logout()
        if person.is_authenticated:
            client.force_login(person)
        for address, verb in product(addresses, ["get", "head", "post", "put", "options"]):
            assert getattr(client, verb)(address).status_code == 404, (who, verb, address)
    assert not LessonProgress.objects.exists()


def test_who_administers_reads_without_progress(client, lessons, insiders):
    client.force_login(insiders.course_administrator)
    assert "lesson__end" not in body(client.get(lessons[0].get_url()))
    assert read(client, lessons[0]).status_code == 404


@pytest.fixture
def in_english(course, english):
    """The course in English, and how to publish a lesson of it there."""
    course.get_parent().copy_for_translation(english, copy_parents=True)
    course.copy_for_translation(english).save_revision().publish()

    def publish(lesson):
        translated = lesson.copy_for_translation(english)
        translated.title = f"Lesson {lesson.sort_order}"
        translated.save()
        translated.save_revision().publish()
        return translated

    return publish


def test_the_english_lesson_is_the_same_lesson(learner, lessons, in_english):
    translated = in_english(lessons[0])
    assert learner.post(f"/en/moje-obuke/lekcije/{translated.pk}/procitano/").status_code == 302
    assert LessonProgress.objects.get().lesson_id == lessons[0].pk
    assert "1 of 3" in body(learner.get(translated.get_url()))


def links_of(client, address):
    """Return what stands on a page in one line, and its links by their addresses."""
    page = document_fromstring(body(client.get(address)))
    return " ".join(page.text_content().split()), {
        link.get("href"): link for link in page.find_class("way")[0].iter("a")
    }


def test_english_pages_lead_to_english_lessons(learner, lessons, course, english, in_english):
    translated = in_english(lessons[0])
    for address in ("/en/moje-obuke/", course.get_translation(english).get_url()):
        said, links = links_of(learner, address)
        assert "0 of 3 lessons read" in said
        assert "is in Serbian" not in said.partition("In Serbian:")[0], address
        assert links[translated.get_url()].get("hreflang") is None, address
        assert lessons[0].get_url() not in links, address
    # What is not translated stands in its place, and says so before its link.
    assert list(links)[1:] == [each.get_url() for each in lessons[1:]]
    assert "In Serbian: Лекција 2" in said
    assert links[lessons[1].get_url()].get("hreflang") == "sr-Cyrl"


def test_english_pages_say_that_the_next_lesson_is_in_serbian(learner, lessons, in_english):
    translated = in_english(lessons[0])
    after = learner.post(f"/en/moje-obuke/lekcije/{translated.pk}/procitano/")["Location"]
    assert after.startswith("/en/moje-obuke/grupa/")
    said, links = links_of(learner, after)
    assert "The next lesson is in Serbian. Go on: Лекција 2" in said
    assert links[lessons[1].get_url()].get("hreflang") == "sr-Cyrl"
    page = body(learner.get(translated.get_url()))
    assert 'Next lesson, in Serbian</span> <bdi lang="sr-Cyrl">Лекција 2' in page


def test_a_course_whose_lessons_nobody_translated_says_so_once(
    learner, lessons, course, english, in_english
):
    for address in ("/en/moje-obuke/", course.get_translation(english).get_url()):
        said, links = links_of(learner, address)
        assert said.count("The lessons of this course are in Serbian. Begin: Лекција 1") == 1
        assert "In Serbian:" not in said
        assert links[lessons[0].get_url()].get("hreflang") == "sr-Cyrl"
    assert "All lessons, in Serbian, to read" in said
    # The same course in Serbian says nothing of it.
    assert "на српском" not in links_of(learner, course.get_url())[0]


def test_a_lesson_somebody_read_is_not_deleted_and_another_is(client, course, lessons, insiders):
    note_lesson_read(enrolment=Enrolment.objects.get(), lesson=lessons[0])
    desk = enter_desk(client, insiders.administrator)
    for lesson in lessons[:2]:
        desk.post(reverse(Lesson.snippet_viewset.get_url_name("delete"), args=[lesson.pk]))
    assert list(Lesson.objects.order_by("sort_order")) == [lessons[0], lessons[2]]


def cohort_that_needs_lessons(course):
    rules = {"needs_lessons": True, "needs_assessment": False, "attendance_needed": 0}
    return make_cohort(course, edition=make_edition(course, **rules))


def test_who_read_every_lesson_is_ready_and_nobody_else(course, lessons):
    cohort_that_needs_lessons(course)
    some, all_of_them = (enrol(people.account(name), course) for name in ("some", "all"))
    for lesson in lessons:
        note_lesson_read(enrolment=all_of_them, lesson=lesson)
    note_lesson_read(enrolment=some, lesson=lessons[0])
    ready = {each.enrolment.pk: each.is_ready for each in standings(some.cohort)}
    assert ready == {some.pk: False, all_of_them.pk: True}
    lessons[1].unpublish()
    note_lesson_read(enrolment=some, lesson=lessons[2])
    assert all(each.is_ready for each in standings(some.cohort))


def test_a_course_without_lessons_was_read_by_nobody(course):
    cohort_that_needs_lessons(course)
    enrolment = enrol(people.account("person"), course)
    assert CourseEdition.objects.get().needs_lessons
    assert [each.is_ready for each in standings(enrolment.cohort)] == [False]


def test_a_lesson_takes_few_queries_and_no_more_with_ten_times_the_lessons(
    learner, lessons, course, teach
):
    note_lesson_read(enrolment=Enrolment.objects.get(), lesson=lessons[0])
    few = queries_of(learner, lessons[1])
    assert few <= 15
    for number in range(4, 31):
        teach(course, f"Лекција {number}", f"lekcija-{number}", body=BODY)
    assert queries_of(learner, lessons[1]) == few


def queries_of(client, lesson):
    """Return how many queries a later reading takes: the first one warms what is kept."""
    client.get(lesson.get_url())
    with CaptureQueriesContext(connection) as asked:
        assert client.get(lesson.get_url()).status_code == 200
    return len(asked)

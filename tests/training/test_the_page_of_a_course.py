"""The page of a course: what anybody reads, what a trainee finds, and what is never told."""

from copy import copy
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from centre import site_tree
from tests.factories import people
from tests.factories.plans import make_plan
from training.models import CourseActivity, CourseIndexPage, CoursePage, Lesson, LessonProgress


@pytest.fixture
def page_of(client, course):
    """Read the page of the course."""

    def read(person=None):
        if person is not None:
            client.force_login(person)
        return client.get(course.get_url()).content.decode()

    return read


def test_a_reader_learns_what_it_is_for_and_finds_no_lessons(page_of, lesson):
    page = page_of()
    for words in ("Препознавање", "To learn.", "All.", "Concept and law"):
        assert words in page
    assert lesson.title not in page


def test_a_trainee_finds_the_way_to_the_lessons(page_of, lesson, course):
    assert f'href="{lesson.get_url()}"' in page_of(people.trainee(course))


@pytest.mark.parametrize(
    ("enrolled", "told"), [(0, None), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (6, "6")]
)
def test_few_people_are_never_counted(course, enrolled, told):
    for number in range(enrolled):
        people.trainee(course, f"trainee-{number}")
    with override("en"):
        shown = [str(fact["value"]) for fact in course.facts()]
    assert shown == ["All.", "8", *([told] if told else [])]


def test_who_withdrew_is_not_counted(course):
    for number in range(5):
        people.trainee(course, f"trainee-{number}")
    people.withdrawn_trainee(course)
    people.expired_trainee(course)
    people.early_trainee(course)
    assert course.facts()[2]["value"].count == 5


def test_the_list_shows_every_course(client, index, course, another_course):
    page = client.get(index.get_url()).content.decode()
    assert course.title in page
    assert another_course.title in page


def test_an_empty_list_says_so(client, index):
    for page in CoursePage.objects.all():
        page.delete()
    assert "empty" in client.get(index.get_url()).content.decode()


def test_the_list_stands_beneath_a_home_page_only(index, course):
    home = site_tree.home("sr")
    assert CourseIndexPage.can_exist_under(home)
    for parent in (home.get_parent(), index, course, site_tree.news_index("sr")):
        assert not CourseIndexPage.can_exist_under(parent)


def test_the_page_costs_the_same_however_many_lessons_there_are(client, course, teach):
    """Thirty or three hundred, with half of them read."""
    person = people.trainee(course)
    client.force_login(person)
    enrolment = person.person.enrolments.get()
    made = lessons_at_once(course, teach(course, "Прва", "prva"), 29)
    note_read(enrolment, made[::2])
    thirty = queries_for(client, course)
    more = lessons_at_once(course, made[0], 270)
    note_read(enrolment, more[1::2])
    assert queries_for(client, course) == thirty
    assert "Прочитано лекција: 150 од 300" in client.get(course.get_url()).content.decode()


def lessons_at_once(course, first, count):
    """Return ``first`` and so many copies of it, made without what publishing each would cost."""
    there = course.lessons.count()
    return [first, *Lesson.objects.bulk_create(copied(first, there + n) for n in range(count))]


def copied(lesson, number):
    """Return an unsaved copy of a lesson as that of that number."""
    lesson = copy(lesson)
    lesson.pk, lesson._state.adding, lesson.latest_revision_id = None, True, None
    lesson.slug, lesson.translation_key = f"lekcija-{number}", uuid4()
    lesson.sort_order = number + 1
    return lesson


def note_read(enrolment, lessons):
    now = timezone.now()
    LessonProgress.objects.bulk_create(
        LessonProgress(enrolment=enrolment, lesson=lesson, read_at=now) for lesson in lessons
    )


def queries_for(client, page):
    """Return how many queries a later reading takes: the first ones warm what is kept."""
    for _ in range(2):
        client.get(page.get_url())
    with CaptureQueriesContext(connection) as captured:
        client.get(page.get_url())
    return len(captured)


@pytest.fixture
def activity(index):
    return make_plan("1.1.3")["1.1.3"]


@pytest.fixture
def serving(course, activity):
    return CourseActivity.objects.create(course=course, activity=activity)


def test_a_course_names_the_activities_it_serves_and_they_name_it(
    client, course, serving, activity, english
):
    assert activity.get_url() in client.get(course.get_url()).content.decode()
    assert course.get_url() in client.get(activity.get_url()).content.decode()


def test_the_english_page_names_the_same_activities_in_english(client, course, serving, english):
    course.get_parent().copy_for_translation(english, copy_parents=True)
    translated = course.copy_for_translation(english, exclude_fields=["served_activities"])
    translated.title = "Recognition"
    translated.save_revision().publish()
    (link,) = client.get(translated.get_url()).context_data["activities"]
    assert link["url"].startswith("/en/work-plan/")
    assert "Recognition" in client.get(link["url"]).content.decode()


def test_a_course_that_is_no_longer_public_is_no_evidence(client, course, serving, activity):
    CoursePage.objects.get(pk=course.pk).unpublish()
    assert course.title not in client.get(activity.get_url()).content.decode()

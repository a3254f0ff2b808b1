"""A course with one lesson and one file, another course beside it, and who may see what."""

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from wagtail.models import Locale

from centre import site_tree
from foundation.models import SiteDocument
from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from training.models import CourseFiles, CourseIndexPage, CoursePage, Lesson

OUTLINE = [("module", "Concept and law")]


def make_index():
    """Publish the catalogue of courses on a prepared site."""
    site_tree.prepare()
    page = CourseIndexPage(title="Обука", slug="obuka", show_in_menus=True)
    return site_tree.publish(page, site_tree.home("sr"))


def make_course(index, title="Препознавање", slug="prepoznavanje"):
    """Publish a course in the catalogue."""
    page = CoursePage(title=title, slug=slug, aim="To learn.", audience="All.", hours=8)
    page.outline = OUTLINE
    index.refresh_from_db()
    return site_tree.publish(page, index)


def publish_lesson(lesson):
    """Save a lesson and publish it, and return it as it is stored."""
    lesson.live = False
    lesson.save()
    lesson.save_revision().publish()
    return Lesson.objects.get(pk=lesson.pk)


@pytest.fixture(scope="module")
def begin_with_the_course(request):
    """Let the tests of a module find a course in the catalogue, published once."""
    # On PostgreSQL no file is copied: each test publishes its own.
    if connection.vendor != "sqlite":
        yield
        return
    begin_with = request.getfixturevalue("begin_with")
    with begin_with("the-course", lambda: make_course(make_index())):
        yield


@pytest.fixture
def index(db):
    return CourseIndexPage.objects.first() or make_index()


@pytest.fixture
def offer(index):
    """Publish a course."""
    return lambda title, slug: make_course(index, title, slug)


@pytest.fixture
def course(begin_with_the_course, index):
    return CoursePage.objects.filter(slug="prepoznavanje").first() or make_course(index)


@pytest.fixture
def another_course(offer):
    return offer("Дете", "dete")


@pytest.fixture
def teach():
    """Publish a lesson of a course."""

    def publish(course, title, slug, **fields):
        return publish_lesson(Lesson(course=course, title=title, slug=slug, **fields))

    return publish


@pytest.fixture
def lesson(course, teach, paper):
    body = [
        ("paragraph", "<p>Прва лекција.</p>"),
        ("document", {"document": paper, "text": "Задатак"}),
    ]
    return teach(course, "Лекција 1", "lekcija-1", body=body)


@pytest.fixture
def paper(course):
    """A file in the collection of the course, which its lesson shows."""
    files = CourseFiles.objects.get(course_key=course.translation_key)
    file = ContentFile(b"words", name="paper.txt")
    return SiteDocument.objects.create(title="Paper", file=file, collection=files.collection)


@pytest.fixture
def insiders(course):
    return people.insiders(course)


@pytest.fixture
def outsiders(course, another_course):
    return people.outsiders(course, another_course)


@pytest.fixture
def administrator(course):
    """The account of somebody who keeps courses."""
    return make_account("course_administrator")


@pytest.fixture
def desk(client, administrator):
    """The desk as who keeps courses enters it."""
    return enter_desk(client, administrator)


@pytest.fixture
def english(index):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def time_machine_at():
    """Travel to a moment, for a with statement."""
    return lambda moment: time_machine.travel(moment, tick=False)
